import { type DestinationStream, type Logger, pino } from 'pino'
import { toLoggedError } from './logged-error.ts'

/** The log of a process: JSON lines on standard output, or into `to`. */
export function openLog(level: string, to?: DestinationStream): Logger {
  const options = { level, serializers: { err: toLoggedError } }
  return to ? pino(options, to) : pino(options)
}
