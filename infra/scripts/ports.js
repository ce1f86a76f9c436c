import { createServer } from 'node:net'
import { Fault } from './faults.js'

/**
 * A port on the loopback address that nobody uses now.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return listenOnce('127.0.0.1', 0)
}

/**
 * @param {string | undefined} text what `PORT` says
 * @returns {number} 3000 when it says nothing
 */
export function readPort(text) {
  const port = Number(text || 3000)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new Fault({
    ru: `PORT=${text} не порт: нужно число от 1 до 65535.`,
    en: `PORT=${text} is no port: a number from 1 to 65535 is needed.`,
  })
}

/**
 * Finds out early, before minutes of preparation, that the site's port is taken.
 *
 * @param {string} host
 * @param {number} port
 */
export async function requireFreePort(host, port) {
  try {
    await listenOnce(host, port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') {
      throw new Fault({
        ru: `Порт ${port} занят другой программой: освободите его или задайте другой, например PORT=${port + 100} npm start.`,
        en: `Another program uses port ${port}: free it or choose another one, for example PORT=${port + 100} npm start.`,
      })
    }
    if (code === 'EACCES') {
      throw new Fault({
        ru: `На порт ${port} не хватает прав: задайте порт от 1024, например PORT=3000 npm start.`,
        en: `Port ${port} needs more rights: choose one from 1024 up, for example PORT=3000 npm start.`,
      })
    }
    throw error
  }
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<number>} the port it got
 */
function listenOnce(host, port) {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(port, host, () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : port))
    })
  })
}
