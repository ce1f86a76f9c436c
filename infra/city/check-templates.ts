import { accountLetterKinds, accountLetterValues } from '@gorozhanin/domain/accounts/letter'
import { type OwnStaffTemplates, staffLetterValues } from '@gorozhanin/domain/alerts/letter'
import { type CityPack, packFiles } from '@gorozhanin/domain/catalog/pack'
import { newsLetterValues, type OwnNewsTemplates } from '@gorozhanin/domain/following/letter'
import { letterValues } from '@gorozhanin/domain/messages/letter'
import { type Template, valuesIn } from '@gorozhanin/domain/messages/template'
import { type Fault, fault } from './faults.ts'

/** Some lines of a pack with what they may and must name. */
type Checked = {
  readonly where: string
  readonly lines: readonly string[]
  readonly known: readonly string[]
  readonly needed?: readonly string[]
}

/** What a letter must always offer: whose address it is, the way to stop, the code that it is for. */
const needed: Readonly<Record<string, readonly string[]>> = {
  invite: ['confirm', 'notMe'],
  foot: ['stop'],
  code: ['code'],
  email_code: ['code'],
}

/** Letters name values that exist, and keep the links that a person has a right to. */
export function checkTemplates(pack: CityPack): Fault[] {
  return (['templatesRu', 'templatesEn'] as const).flatMap((name) => {
    const { staff = {}, news = {}, ...letters } = pack[name]
    const toAuthors = Object.entries(letters).map(([letter, template]) => ({
      where: `letter ${letter}`,
      lines: linesOf(template),
      known: accountLetterKinds.some((kind) => kind === letter) ? accountLetterValues : letterValues,
      needed: needed[letter] ?? [],
    }))
    return [...toAuthors, ...staffLines(staff), ...newsLines(news)].flatMap((one) =>
      faultsOf(packFiles[name].path, one),
    )
  })
}

function faultsOf(path: string, { where, lines, known, needed = [] }: Checked): Fault[] {
  const named = [...new Set(lines.flatMap(valuesIn))]
  return [
    ...named
      .filter((one) => !known.includes(one))
      .map((one) => fault('template.value_unknown', path, where, one)),
    ...needed
      .filter((one) => !named.includes(one))
      .map((one) => fault('template.link_missing', path, where, `{${one}}`)),
  ]
}

function linesOf(template: Template | string | readonly string[]): readonly string[] {
  if (typeof template === 'string') return [template]
  if ('lines' in template) return [template.subject, ...template.lines, ...(template.asks ?? [])]
  return template
}

/** A value that only another line of the letter knows would leave this one out for ever. */
function staffLines({
  one,
  proposal,
  many,
  foot = [],
  events = {},
  terms = {},
}: OwnStaffTemplates): Checked[] {
  const checked = (part: keyof typeof staffLetterValues, lines: readonly string[]) => ({
    where: `letter staff.${part}`,
    lines,
    known: staffLetterValues[part],
  })
  return [
    ...(one ? [checked('one', linesOf(one))] : []),
    ...(proposal ? [checked('proposal', linesOf(proposal))] : []),
    ...(many
      ? [
          checked('many.subject', [many.subject]),
          checked('many.heading', [many.heading]),
          checked('many.item', many.item),
        ]
      : []),
    checked('foot', foot),
    checked('terms', Object.values(terms)),
    ...Object.entries(events).map(([event, line]) => checked(event as keyof typeof events, [line])),
  ]
}

function newsLines({ invite, one, daily, stop, foot = [] }: OwnNewsTemplates): Checked[] {
  const checked = (
    part: keyof typeof newsLetterValues,
    lines: readonly string[],
    links: readonly string[] = [],
  ): Checked => ({ where: `letter news.${part}`, lines, known: newsLetterValues[part], needed: links })
  return [
    ...(invite ? [checked('invite', linesOf(invite), ['confirm', 'notMe'])] : []),
    ...(one ? [checked('one', linesOf(one))] : []),
    ...(daily
      ? [
          checked('daily.subject', [daily.subject]),
          checked('daily.heading', [daily.heading]),
          checked('daily.item', daily.item),
        ]
      : []),
    ...(stop === undefined ? [] : [checked('stop', [stop], ['stop'])]),
    checked('foot', foot),
  ]
}
