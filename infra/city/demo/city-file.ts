import { usualRetention } from '@gorozhanin/domain/accounts/retention'
import type { City } from '@gorozhanin/domain/catalog/pack-city'
import { reportSources } from '../report-sources.ts'
import type { TownPlan } from './plan.ts'
import { type Spot, toPosition, toRing } from './plane.ts'

const boxAround = (west: number, south: number, east: number, north: number): Spot[] => [
  { east: west, north: south },
  { east, north: south },
  { east, north },
  { east: west, north },
]

/** `city.json` of the invented town. */
export function demoCity(plan: TownPlan, boundary: readonly Spot[]): City {
  const [lon, lat] = toPosition(plan.ground.at(1515, 600))
  const easternEnd = Math.max(...boundary.map(({ east }) => east))
  return {
    code: 'yasnoozyorsk',
    name: { ru: 'Ясноозёрск', en: 'Yasnoozyorsk' },
    region: { ru: 'Уральский край (выдуманный)', en: 'Ural Territory (invented)' },
    zone: 'Asia/Yekaterinburg',
    center: { lon, lat },
    boundary: { type: 'Polygon', coordinates: [toRing(boundary)] },
    languages: ['ru', 'en'],
    hours: {
      days: [1, 2, 3, 4, 5],
      opens: '08:30',
      closes: '17:30',
      break: { from: '12:30', to: '13:30' },
      shortenedByMinutes: 60,
    },
    filing: { mode: 'open', photosMax: 5, requirePhoto: true, textMin: 3, textMax: 4000 },
    limits: { perDeviceHour: 10, perDeviceDay: 30, perAddressHour: 200 },
    retention: usualRetention,
    confirmDays: 7,
    repeats: { windowDays: 60, groupWindowDays: { snow: 3 } },
    sources: reportSources,
    dailyLetterAt: '08:30',
    phones: [
      { name: { ru: 'Экстренные службы', en: 'Emergency services' }, phone: '112' },
      { name: { ru: 'Газовая служба', en: 'Gas emergency' }, phone: '104' },
      { name: { ru: 'Приёмная администрации', en: 'City reception' }, phone: '+7 (000) 200-10-01' },
    ],
    neighbours: [
      {
        name: { ru: 'Администрация Лесного района', en: 'Lesnoy District Administration' },
        area: {
          type: 'Polygon',
          coordinates: [toRing(boxAround(easternEnd + 50, -9000, easternEnd + 9000, 9000))],
        },
        phone: '+7 (000) 300-10-01',
      },
    ],
    branding: {
      accent: '#0f6cbd',
      authority: { ru: 'Администрация города Ясноозёрска', en: 'Administration of Yasnoozyorsk' },
    },
    attribution: [{ text: 'Карта выдуманного города' }],
    demo: true,
  }
}
