import { type CityPack, packFiles } from '@gorozhanin/domain/catalog/pack'
import { RESERVED_REASON } from '@gorozhanin/domain/reports/reason-lists'
import { type Fault, fault } from './faults.ts'

const { path } = packFiles.reasons

/** A list names each reason once, offers at least one, and leaves alone the code that the platform uses itself. */
export function checkReasons({ reasons }: CityPack): Fault[] {
  return Object.entries(reasons).flatMap(([kind, list]) => {
    const codes = list.map(({ code }) => code)
    const twice = codes.filter((code, index) => codes.indexOf(code) !== index)
    return [
      ...twice.map((code) => fault('code.duplicate', path, kind, code)),
      ...(codes.includes(RESERVED_REASON) ? [fault('reason.reserved', path, kind, RESERVED_REASON)] : []),
      ...(list.every(({ retired }) => retired) ? [fault('reason.none', path, kind)] : []),
    ]
  })
}
