import type { CityPack } from '@gorozhanin/domain/catalog/pack'
import type { Sheet } from './merge.ts'

/** A row for every word and every other word that it finds. */
export function synonymSheet({ synonyms }: CityPack): Sheet {
  const pairs = new Map<string, { readonly word: string; readonly means: string }>()
  const add = (word: string, means: string) => {
    if (word !== means) pairs.set(`${word} ${means}`, { word, means })
  }
  for (const line of synonyms.alike) for (const word of line) for (const other of line) add(word, other)
  for (const [word, others] of Object.entries(synonyms.means)) for (const other of others) add(word, other)
  return {
    table: 'synonyms',
    key: ['word', 'means'],
    columns: { word: 'text', means: 'text' },
    missing: 'delete',
    rows: [...pairs.values()],
  }
}
