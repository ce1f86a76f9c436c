/** Words of the head's page. */
export const head = {
  'head.print': 'Напечатать',
  'head.dateline': '{city}: сводка для главы · {day}, {time}',
  'head.line.calm': 'Спокойный день.',
  'head.line.no_overdue': 'Просроченных нет.',
  'head.line.no_emergencies': 'Аварий без приёма нет.',
  'head.line.emergencies':
    '{count, plural, one {# аварию никто не взял в работу.} few {# аварии никто не взял в работу.} many {# аварий никто не взял в работу.} other {# аварии никто не взял в работу.}}',
  'head.line.overdue':
    '{count, plural, one {Просрочено # сообщение:} few {Просрочено # сообщения:} many {Просрочено # сообщений:} other {Просрочено # сообщения:}}',
  'head.line.rest': 'остальные — {count, number}',
  'head.line.due_today':
    '{count, plural, one {Сегодня истекает срок у # сообщения.} few {Сегодня истекает срок у # сообщений.} many {Сегодня истекает срок у # сообщений.} other {Сегодня истекает срок у # сообщения.}}',
  'head.line.grew':
    '{count, plural, one {Сегодня # новое сообщение} few {Сегодня # новых сообщения} many {Сегодня # новых сообщений} other {Сегодня # нового сообщения}}, обычно к этому часу {mean}.',
  'head.filed': 'Новых сегодня',
  'head.answered': 'Ответов сегодня',
  'head.mean':
    'обычно к этому часу {mean} ({count, plural, one {# за 7 дней} few {# за 7 дней} many {# за 7 дней} other {# за 7 дней}})',
  'head.mean.none': 'к этому часу за 7 дней не было',
  'head.open': 'Открыто',
  'head.open.note': 'ждут города',
  'head.overdue': 'Просрочено',
  'head.overdue.note': 'срок ответа прошёл',
  'head.due_today': 'Срок сегодня',
  'head.due_tomorrow': 'завтра ещё {count, number}',
  'head.indicators':
    '{days, plural, one {Три показателя за # день} few {Три показателя за # дня} many {Три показателя за # дней} other {Три показателя за # дня}}',
  'head.indicator.late': 'Нарушен срок ответа',
  'head.indicator.repeated': 'Проблема вернулась',
  'head.indicator.deferred': 'Отложено, из тем на 8 раб. дней',
  'head.indicator.deferred.all': 'по всем темам {share}: {count, number} из {of, number}',
  'head.indicator.of': '{count, number} из {of, number}',
  'head.indicator.none': 'не было',
  'head.indicator.limit': 'предел {limit}',
  'head.indicator.over': 'выше предела {limit}',
  'head.indicator.preliminary': 'предварительно: могут прийти ещё',
  'head.by_status': 'Состояния',
  'head.by_agency': 'Службы',
  'head.agency': 'Служба',
  'head.agency.open': 'Открыто',
  'head.agency.overdue': 'Просрочено',
  'head.agency.answered': 'Ответов сегодня',
  'head.agency.others':
    '{count, plural, one {Ещё # служба} few {Ещё # службы} many {Ещё # служб} other {Ещё # службы}}',
  'head.overdue_list': 'Просроченные, сначала самые давние',
  'head.overdue_more':
    '{count, plural, one {Ещё # сообщение} few {Ещё # сообщения} many {Ещё # сообщений} other {Ещё # сообщения}} — в пульте',
  'head.no_place': 'без места на карте',
  'head.foot':
    'Данные на {time}. За 7 дней {authors, plural, one {написал # человек} few {написали # человека} many {написали # человек} other {написали # человека}}. Цифры открываются по нажатию.',
} as const
