import type { Agency } from '@gorozhanin/domain/catalog/pack-agencies'
import type { Names } from '@gorozhanin/domain/names'

type Draft = Partial<Agency> &
  Pick<Agency, 'code'> & {
    readonly name: Names
    readonly short: Names
    /** Service types that it answers for; those after the bar only inside its own areas. */
    readonly everywhere?: readonly string[]
    readonly inAreas?: readonly string[]
  }

const named = (ru: string, en: string): Names => ({ ru, en })

const drafts: readonly Draft[] = [
  {
    code: 'edds',
    name: named('Единая дежурно-диспетчерская служба', 'Unified Duty Dispatch Service'),
    short: named('ЕДДС-112', 'Duty desk 112'),
    everywhere: ['edds112'],
    hours: 'round_the_clock',
    dispatchDesk: true,
    phone: '112',
  },
  {
    code: 'uk-uyut',
    name: named('Управляющая компания «Уют»', 'Uyut Housing Management'),
    short: named('УК «Уют»', 'Uyut'),
    everywhere: ['uk'],
    hours: 'round_the_clock',
    phone: '+7 (000) 200-11-01',
  },
  {
    code: 'uk-ozernaya',
    name: named('Управляющая компания «Озёрная»', 'Ozyornaya Housing Management'),
    short: named('УК «Озёрная»', 'Ozyornaya'),
    inAreas: ['uk'],
    hours: 'round_the_clock',
    phone: '+7 (000) 200-11-02',
  },
  {
    code: 'uk-domservis',
    name: named('Управляющая компания «Домсервис»', 'Domservis Housing Management'),
    short: named('УК «Домсервис»', 'Domservis'),
    inAreas: ['uk'],
    hours: 'round_the_clock',
    phone: '+7 (000) 200-11-03',
  },
  {
    code: 'tszh-beregovoe',
    name: named('ТСЖ «Береговое»', 'Beregovoye Homeowners’ Association'),
    short: named('ТСЖ «Береговое»', 'Beregovoye'),
    inAreas: ['uk'],
    phone: '+7 (000) 200-11-04',
  },
  {
    code: 'dorservis',
    name: named('МКУ «Дорожная служба»', 'Municipal Road Service'),
    short: named('Дорожная служба', 'Road Service'),
    everywhere: ['road'],
    hours: 'round_the_clock',
    phone: '+7 (000) 200-12-01',
  },
  {
    code: 'trassa',
    name: named('ООО «Трасса»', 'Trassa Road Contractor'),
    short: named('«Трасса»', 'Trassa'),
    inAreas: ['road'],
    phone: '+7 (000) 200-12-02',
  },
  {
    code: 'gorsvet',
    name: named('МУП «Горсвет»', 'Gorsvet Street Lighting'),
    short: named('Горсвет', 'Gorsvet'),
    everywhere: ['lighting'],
    hours: 'round_the_clock',
    phone: '+7 (000) 200-13-01',
  },
  {
    code: 'vodokanal',
    name: named('МУП «Водоканал»', 'Vodokanal Water and Sewerage'),
    short: named('Водоканал', 'Vodokanal'),
    everywhere: ['vodokanal'],
    hours: 'round_the_clock',
    phone: '+7 (000) 200-13-02',
  },
  {
    code: 'teploseti',
    name: named('АО «Тепловые сети»', 'Heat Networks'),
    short: named('Тепловые сети', 'Heat Networks'),
    everywhere: ['teploset'],
    hours: 'round_the_clock',
    phone: '+7 (000) 200-13-03',
  },
  {
    code: 'elektroseti',
    name: named('АО «Ясноозёрские электросети»', 'Yasnoozyorsk Power Networks'),
    short: named('Электросети', 'Power Networks'),
    everywhere: ['electric'],
    hours: 'round_the_clock',
    phone: '+7 (000) 200-13-04',
  },
  {
    code: 'gorgaz',
    name: named('АО «Горгаз»', 'Gorgaz Gas Supply'),
    short: named('Горгаз', 'Gorgaz'),
    everywhere: ['gas'],
    hours: 'round_the_clock',
    external: true,
    phone: '104',
  },
  {
    code: 'chisty-gorod',
    name: named('Региональный оператор «Чистый город»', 'Clean City Waste Operator'),
    short: named('«Чистый город»', 'Clean City'),
    everywhere: ['tko'],
    phone: '+7 (000) 200-14-01',
  },
  {
    code: 'ugh',
    name: named('МКУ «Управление городского хозяйства»', 'City Economy Office'),
    short: named('УГХ', 'City Economy'),
    everywhere: ['improvement'],
    phone: '+7 (000) 200-15-01',
  },
  {
    code: 'zelenhoz',
    name: named('МБУ «Зеленхоз»', 'Zelenhoz Green Service'),
    short: named('Зеленхоз', 'Zelenhoz'),
    everywhere: ['greenery'],
    phone: '+7 (000) 200-15-02',
  },
  {
    code: 'park-kultury',
    name: named('МАУ «Парк культуры и отдыха»', 'Park of Culture and Leisure'),
    short: named('Парк культуры', 'City Parks'),
    inAreas: ['greenery', 'improvement'],
    phone: '+7 (000) 200-15-03',
  },
  {
    code: 'sad-servis',
    name: named('ООО «Сад-Сервис»', 'Sad-Servis Gardening'),
    short: named('«Сад-Сервис»', 'Sad-Servis'),
    inAreas: ['greenery'],
    phone: '+7 (000) 200-15-04',
  },
  {
    code: 'gortrans',
    name: named('МУП «Гортранс»', 'Gortrans City Transport'),
    short: named('Гортранс', 'Gortrans'),
    everywhere: ['transport'],
    phone: '+7 (000) 200-16-01',
  },
  {
    code: 'odd',
    name: named('Отдел организации дорожного движения', 'Traffic Organisation Department'),
    short: named('Отдел ОДД', 'Traffic Department'),
    everywhere: ['traffic'],
    phone: '+7 (000) 200-16-02',
  },
  {
    code: 'kumi',
    name: named('Комитет по управлению муниципальным имуществом', 'Municipal Property Committee'),
    short: named('КУМИ', 'Property Committee'),
    everywhere: ['kumi'],
    phone: '+7 (000) 200-17-01',
  },
  {
    code: 'gradostroy',
    name: named('Управление градостроительства', 'City Planning Office'),
    short: named('Градостроительство', 'City Planning'),
    everywhere: ['architecture'],
    phone: '+7 (000) 200-17-02',
  },
  {
    code: 'policiya',
    name: named('Отдел полиции', 'Police Department'),
    short: named('Полиция', 'Police'),
    everywhere: ['police'],
    hours: 'round_the_clock',
    external: true,
    phone: '102',
  },
  {
    code: 'ekologiya',
    name: named('Отдел экологии и охраны животных', 'Ecology and Animals Department'),
    short: named('Экология', 'Ecology'),
    everywhere: ['ecology'],
    phone: '+7 (000) 200-18-01',
  },
  {
    code: 'soczaschita',
    name: named('Управление социальной политики', 'Social Policy Office'),
    short: named('Соцполитика', 'Social Policy'),
    everywhere: ['social'],
    phone: '+7 (000) 200-18-02',
  },
  {
    code: 'torgovlya',
    name: named('Отдел потребительского рынка', 'Consumer Market Department'),
    short: named('Отдел торговли', 'Trade Department'),
    everywhere: ['trade'],
    phone: '+7 (000) 200-18-03',
  },
  {
    code: 'kontrol',
    name: named('Отдел муниципального контроля', 'Municipal Control Department'),
    short: named('Муниципальный контроль', 'Municipal Control'),
    everywhere: ['control'],
    phone: '+7 (000) 200-18-04',
  },
  {
    code: 'podderzhka',
    name: named('МБУ «Цифровой город»', 'Digital City'),
    short: named('Поддержка сайта', 'Site Support'),
    everywhere: ['support'],
    phone: '+7 (000) 200-19-01',
  },
  {
    code: 'administraciya',
    name: named('Администрация города, общий отдел', 'City Administration, General Department'),
    short: named('Общий отдел', 'General Department'),
    everywhere: ['admin'],
    phone: '+7 (000) 200-10-01',
  },
]

/**
 * Who answers for what in the demo town. `managers` are codes of the companies that keep its houses; those that
 * the town does not know are of the load-test city. The phone numbers are of a code that no city has.
 */
export function demoAgencies(managers: ReadonlySet<string>): Agency[] {
  const known = new Set(drafts.map(({ code }) => code))
  const more = [...managers].filter((code) => !known.has(code)).map(quarterCompany)
  return [...drafts, ...more].map(({ short, everywhere = [], inAreas = [], ...rest }) => ({
    hours: 'city',
    external: false,
    dispatchDesk: false,
    phone: null,
    ...rest,
    shortName: short,
    serviceTypes: [...everywhere, ...inAreas],
    cityWide: [...everywhere],
  }))
}

function quarterCompany(code: string): Draft {
  const number = code.replace('uk-', '')
  return {
    code,
    name: named(`Управляющая компания «Квартал ${number}»`, `Quarter ${number} Housing Management`),
    short: named(`УК «Квартал ${number}»`, `Quarter ${number}`),
    inAreas: ['uk'],
    hours: 'round_the_clock',
  }
}
