import type { Names } from '@gorozhanin/domain/names'
import { streetInEnglish, transliterate } from '../transliterate.ts'

/** Words of public names, longest first; what is left over is spelled in Latin letters. */
const words: readonly (readonly [russian: string, english: string])[] = [
  ['Центр социального обслуживания', 'Social Service Centre'],
  ['Домостроительный комбинат', 'House-Building Works'],
  ['Склад готовой продукции', 'Finished Goods Store'],
  ['Центральная библиотека', 'Central Library'],
  ['Железнодорожный вокзал', 'Railway Station'],
  ['Политехнический колледж', 'Polytechnic College'],
  ['Станция скорой помощи', 'Ambulance Station'],
  ['Ремонтные мастерские', 'Repair Shops'],
  ['Городская поликлиника', 'City Clinic'],
  ['Привокзальная площадь', 'Station Square'],
  ['Городская котельная', 'City Boiler House'],
  ['Краеведческий музей', 'Local History Museum'],
  ['Администрация города', 'City Administration'],
  ['Общежитие колледжа', 'College Hostel'],
  ['Детская поликлиника', 'Children’s Clinic'],
  ['Городская больница', 'City Hospital'],
  ['Механический завод', 'Mechanical Works'],
  ['Центральный рынок', 'Central Market'],
  ['Западная трибуна', 'West Stand'],
  ['Лодочная станция', 'Boat Station'],
  ['Локомотивное депо', 'Locomotive Depot'],
  ['Объездная дорога', 'Bypass Road'],
  ['Летняя эстрада', 'Summer Stage'],
  ['Городской пляж', 'City Beach'],
  ['Кедровая роща', 'Cedar Grove'],
  ['Городской сад', 'City Garden'],
  ['Торговый центр', 'Shopping Centre'],
  ['площадь Победы', 'Victory Square'],
  ['Отдел полиции', 'Police Department'],
  ['Грузовой двор', 'Goods Yard'],
  ['Дворец культуры', 'Palace of Culture'],
  ['Ледовая арена', 'Ice Arena'],
  ['Озёрный парк', 'Lakeside Park'],
  ['Литейный цех', 'Foundry'],
  ['Детский сад №', 'Kindergarten No.'],
  ['Пожарная часть', 'Fire Station'],
  ['озеро Ясное', 'Lake Yasnoye'],
  ['остров Лебяжий', 'Swan Island'],
  ['Старый город', 'Old Town'],
  ['Зелёный Мыс', 'Green Cape'],
  ['Автозаправка', 'Filling Station'],
  ['Гимназия №', 'Grammar School No.'],
  ['Хлебозавод', 'Bakery'],
  ['Молокозавод', 'Dairy'],
  ['Главпочтамт', 'Main Post Office'],
  ['Автовокзал', 'Bus Station'],
  ['Школа №', 'School No.'],
  ['Стадион', 'Stadium'],
  ['Бассейн', 'Swimming Pool'],
  ['Кафе', 'Café'],
  ['Промзона', 'Industrial Zone'],
]

/** A public name in both languages: what has a meaning is translated, what is a proper name is spelled. */
export function inBoth(russian: string): Names {
  for (const [own, english] of words) {
    if (!russian.startsWith(own)) continue
    const rest = russian.slice(own.length).trim()
    return { ru: russian, en: rest === '' ? english : `${english} ${transliterate(rest)}` }
  }
  return { ru: russian, en: streetInEnglish(russian) }
}
