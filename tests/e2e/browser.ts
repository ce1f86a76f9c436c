import type { LaunchOptions } from '@playwright/test'

/** Chromium that talks to nobody but the site and draws WebGL without a graphics card. */
export const launchOptions: LaunchOptions = {
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
  ],
}

/** Where the people of the tests live. */
export const residence = { locale: 'ru-RU', timezoneId: 'Asia/Yekaterinburg' } as const

/** What people hold in their hands or have on their desks. */
export const screens = {
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 } },
  wide: { viewport: { width: 1920, height: 1080 } },
} as const

export type Screen = keyof typeof screens
