import type { CityPack } from '@gorozhanin/domain/catalog/pack'

type Rule = CityPack['routing']['rules'][number]

/** A rule that sends one answer to «where is it?» to those who keep that ground. */
const bySpot = (
  code: string,
  category: string,
  spot: string,
  serviceType: string,
  ru: string,
  en: string,
): Rule => ({
  code,
  name: { ru, en },
  when: { categories: [category], details: { spot } },
  to: { serviceType },
})

/** Rules that come before the areas: the night watch, and the same trouble on a road or in a yard. */
export const demoRouting: CityPack['routing'] = {
  rules: [
    {
      code: 'night-emergency',
      name: { ru: 'Ночью аварии принимает ЕДДС', en: 'The duty desk takes emergencies at night' },
      when: { urgencies: ['emergency'], hours: { from: 22, to: 6 } },
      to: { agency: 'edds' },
    },
    bySpot(
      'ice-yard',
      'ice-slippery',
      'yard',
      'uk',
      'Гололёд во дворе: управляющая компания',
      'Ice in a yard: the housing company',
    ),
    bySpot(
      'ice-sidewalk',
      'ice-slippery',
      'sidewalk',
      'improvement',
      'Гололёд на тротуаре: благоустройство',
      'Ice on a pavement: public upkeep',
    ),
    bySpot(
      'heap-yard',
      'snow-heap',
      'yard',
      'uk',
      'Снежный вал во дворе: управляющая компания',
      'Snow heap in a yard: the housing company',
    ),
    bySpot(
      'graffiti-house',
      'graffiti-ads',
      'house',
      'uk',
      'Надписи на доме: управляющая компания',
      'Graffiti on a house: the housing company',
    ),
  ],
}
