import type { Page } from '@playwright/test'

/** As wide as the sheet on a desk. */
const columnPx = 420

/** Presses the map at places so many pixels from the middle of its upper half, one after another. */
export async function pressMap(
  page: Page,
  corners: readonly (readonly [number, number])[],
  press: 'tap' | 'click' = 'click',
): Promise<void> {
  const { width = 0, height = 0 } = page.viewportSize() ?? {}
  const left = width > 900 ? columnPx : 0
  for (const [x, y] of corners) {
    const at = [left + (width - left) / 2 + x, height * 0.36 + y] as const
    if (press === 'tap') await page.touchscreen.tap(...at)
    else await page.mouse.click(...at)
  }
}
