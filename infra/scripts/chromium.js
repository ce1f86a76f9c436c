import { aptInstall, aptRights } from './apt.js'
import { isProgram, which } from './commands.js'
import { Fault } from './faults.js'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const applications = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** @returns {string | undefined} */
function findChromium() {
  return [process.env.CHROMIUM, ...names.map((name) => which(name)), ...applications].find(
    (file) => file !== undefined && isProgram(file),
  )
}

/**
 * The browser for the end-to-end tests: this machine's, or Debian's package.
 *
 * @returns {Promise<string>} its path
 */
export async function bringChromium() {
  const there = findChromium()
  if (there) return there
  const rights = await aptRights()
  // Fonts are only recommended by the browser's package, and pages without letters tell nothing.
  if (rights) await aptInstall(rights, async () => ['chromium', 'fonts-liberation'])
  const brought = findChromium()
  if (brought) return brought
  throw new Fault({
    ru: 'Для проверок в браузере нужен Chromium: поставьте его или задайте путь в CHROMIUM.',
    en: 'The browser tests need Chromium: install it, or give its path in CHROMIUM.',
  })
}
