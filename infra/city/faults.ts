import type { Names } from '@gorozhanin/domain/names'

type Kind = { readonly severity: 'error' | 'warning'; readonly message: Names }

const error = (ru: string, en: string): Kind => ({ severity: 'error', message: { ru, en } })
const warning = (ru: string, en: string): Kind => ({ severity: 'warning', message: { ru, en } })

/** Everything that can be wrong with a city pack. The code is stable; a city's engineers may look for it. */
const faultKinds = {
  'file.missing': error('Файла нет', 'The file is missing'),
  'file.not_json': error('Файл не читается как JSON', 'The file cannot be read as JSON'),
  'file.shape': error('Поле не такое, как описано', 'A field is not as described'),
  'code.duplicate': error('Код встречается дважды', 'A code is used twice'),
  'code.unknown': error('Такого кода нет', 'There is no such code'),
  'city.zone_unknown': error('Неизвестный часовой пояс', 'Unknown time zone'),
  'city.center_outside': error('Центр лежит вне границы города', 'The centre lies outside the boundary'),
  'ring.too_few_points': error('В контуре меньше четырёх точек', 'A ring has fewer than four points'),
  'ring.not_closed': error('Контур не замкнут', 'A ring is not closed'),
  'ring.crosses_itself': error('Контур пересекает сам себя', 'A ring crosses itself'),
  'question.incomplete': error(
    'Вопросу не хватает вариантов или слоя',
    'A question lacks its options or its layer',
  ),
  'desk.none': error('Нет дежурной службы', 'No agency is the dispatch desk'),
  'desk.several': error('Дежурных служб больше одной', 'More than one agency is the dispatch desk'),
  'service_type.nobody': error('За вид службы никто не отвечает', 'Nobody answers for a service type'),
  'service_type.no_city_wide': warning(
    'У вида службы нет общегородской организации',
    'A service type has areas but no city-wide agency',
  ),
  'service_type.several_city_wide': error(
    'У вида службы несколько общегородских организаций',
    'A service type has several city-wide agencies',
  ),
  'agency.not_of_type': error(
    'Организация не отвечает за этот вид службы',
    'The agency does not serve this service type',
  ),
  'agency.webhook_address': error(
    'Адрес вебхука не читается или содержит пароль',
    'The address of a webhook cannot be read or holds a password',
  ),
  'area.days': error('Зона кончается раньше, чем начинается', 'An area ends before it begins'),
  'area.overlap': error('Зоны перекрываются', 'Areas overlap'),
  'area.same_ground': warning(
    'Две зоны занимают одну землю в одни дни',
    'Two areas cover the same ground on the same days',
  ),
  'house.outside_city': warning('Дом вне границы города', 'A house lies outside the boundary'),
  'house.without_manager': warning('У дома нет управляющей организации', 'Nobody manages a house'),
  'house.in_no_area': warning(
    'Дом не попал ни в одну зону домов',
    'A house lies in no area of those that manage houses',
  ),
  'house.manager_differs': warning(
    'Дом числится не за той организацией, что его зона',
    'A house and its area name different agencies',
  ),
  'house.same_address': error('Адрес встречается дважды', 'An address is used twice'),
  'other_body.no_way': error(
    'К ведомству не обратиться: нет ни телефона, ни ссылки',
    'A body has neither phone nor link',
  ),
  'other_body.everything': error(
    'Ведомству отдано всё и везде: нужны категории или территория',
    'A body would take everything everywhere: it needs categories or ground',
  ),
  'other_body.outside_city': error(
    'Территория ведомства вне города',
    'The ground of a body lies outside the city',
  ),
  'layer.empty': warning('Каталог ссылается на пустой слой', 'The catalogue points at an empty layer'),
  'reason.reserved': error('Код занят платформой', 'The platform uses this code itself'),
  'reason.none': error('В списке нечего выбрать', 'The list offers nothing'),
  'template.value_unknown': error(
    'Письмо говорит о том, чего нет',
    'A letter names a value that does not exist',
  ),
  'template.link_missing': error('Письму не хватает ссылки', 'A letter lacks a link that it must have'),
  'staff.not_demo': error(
    'Учётные записи бывают только у выдуманного города',
    'Only a demo city may have accounts',
  ),
  'staff.no_agency': error(
    'Роль службы или исполнителя без организации',
    'The role of an agency or a performer without an agency',
  ),
  'escalation.after_without_breach': error(
    'Задержка считается только от нарушения срока',
    'A delay counts from a breach alone',
  ),
  'calendar.none': error('Нет ни одного года календаря', 'No year of the calendar'),
  'calendar.line': error('Строка календаря не читается', 'A line of the calendar cannot be read'),
  'calendar.duplicate': error('День календаря встречается дважды', 'A day of the calendar is given twice'),
  'calendar.not_weekend': error('Рабочий выходной не на выходном', 'A working weekend is not on a weekend'),
} as const satisfies Record<string, Kind>

export type FaultCode = keyof typeof faultKinds

export type Fault = {
  readonly severity: 'error' | 'warning'
  /** The file inside the pack's folder. */
  readonly file: string
  /** The feature, line or field, by a name that a person can find in the file. */
  readonly where: string
  readonly code: FaultCode
  /** What was found, as it stands in the file. */
  readonly found: string
  readonly message: Names
}

export function fault(code: FaultCode, file: string, where: string, found = ''): Fault {
  return { ...faultKinds[code], file, where, code, found }
}

export function isError({ severity }: Fault): boolean {
  return severity === 'error'
}
