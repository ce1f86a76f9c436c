/** Words of the bell, for every page of staff. */
export const alerts = {
  'alerts.title': 'Уведомления',
  'alerts.bell':
    '{count, plural, =0 {Уведомления, новых нет} one {Уведомления, # новое} few {Уведомления, # новых} many {Уведомления, # новых} other {Уведомления, # новых}}',
  'alerts.read_all': 'Прочитать все',
  'alerts.unread': 'непрочитанное',
  'alerts.settled': 'уже не ждёт',
  'alerts.proposed_by': 'предложение: {who}',
  'alerts.decided_by': 'решение: {who}',
  'alerts.due': 'срок {until}',
  'alerts.instead_of': 'за: {names}',
  'alerts.more': 'Показать ещё',
  'alerts.empty': 'Пока тихо',
  'alerts.empty.text':
    'Здесь появится то, что ждёт именно вас: сроки, которые кончаются, новые сообщения, аварии.',

  'settings.title': 'Уведомления и замещение',
  'settings.letters': 'Письма на почту',
  'settings.letters.at_once': 'Сразу',
  'settings.letters.daily': 'Раз в день',
  'settings.letters.none': 'Не присылать',
  'settings.letters.help.at_once': 'Письмо приходит вместе с уведомлением.',
  'settings.letters.help.daily': 'Одно письмо в рабочий день в {at}: всё, что вы не прочитали.',
  'settings.letters.help.none': 'Уведомления только здесь, под колокольчиком.',
  'settings.absence': 'Меня не будет',
  'settings.absence.from': 'Первый день',
  'settings.absence.until': 'Последний день',
  'settings.absence.deputy': 'Кто замещает',
  'settings.absence.deputy.nobody': 'Никто: уведомления подождут',
  'settings.absence.missing': 'Укажите день.',
  'settings.save': 'Сохранить',
  'settings.saved': 'Сохранено',
} as const
