import { type CityPack, packFiles } from '@gorozhanin/domain/catalog/pack'
import { letterValues, type Template, valuesIn } from '@gorozhanin/domain/messages/letter'
import { type Fault, fault } from './faults.ts'

const known: ReadonlySet<string> = new Set(letterValues)
/** What a letter must always offer: whose address it is, and the way to stop. */
const needed: Readonly<Record<string, readonly string[]>> = { invite: ['confirm', 'notMe'], foot: ['stop'] }

/** Letters name values that exist, and keep the links that a person has a right to. */
export function checkTemplates(pack: CityPack): Fault[] {
  return (['templatesRu', 'templatesEn'] as const).flatMap((name) => {
    const { path } = packFiles[name]
    return Object.entries(pack[name]).flatMap(([letter, template]) => {
      const named = new Set(linesOf(template).flatMap(valuesIn))
      const where = `letter ${letter}`
      return [
        ...[...named]
          .filter((one) => !known.has(one))
          .map((one) => fault('template.value_unknown', path, where, one)),
        ...(needed[letter] ?? [])
          .filter((one) => !named.has(one))
          .map((one) => fault('template.link_missing', path, where, `{${one}}`)),
      ]
    })
  })
}

function linesOf(template: Template | string | readonly string[]): readonly string[] {
  if (typeof template === 'string') return [template]
  if ('lines' in template) return [template.subject, ...template.lines, ...(template.asks ?? [])]
  return template
}
