/** Words of the page of figures. */
export const figures = {
  'figures.back': 'К карте',
  'figures.period': 'За какое время',
  'figures.period.month': '30 дней',
  'figures.period.quarter': '90 дней',
  'figures.period.year': 'Год',
  'figures.days': 'С {from} по {to}',
  'figures.lead':
    'За {period, select, month {последние 30 дней} quarter {последние 90 дней} other {последний год}} город получил {received, plural, one {# сообщение} few {# сообщения} many {# сообщений} other {# сообщения}}, ответил на {answered, number} и исправил {fixed, plural, one {# проблему} few {# проблемы} many {# проблем} other {# проблемы}}.',
  'figures.lead.empty':
    'За {period, select, month {последние 30 дней} quarter {последние 90 дней} other {последний год}} сообщений не было.',
  'figures.received': 'Получили',
  'figures.received.note': 'за это время',
  'figures.in_time': 'Ответили в срок',
  'figures.in_time.note': '{count, number} из {of, number}, чей срок вышел',
  'figures.in_time.none': 'сроки ещё не выходили',
  'figures.of': '{count, number} из {of, number}',
  'figures.typical': 'Обычно отвечают',
  'figures.typical.note': 'половина ответов приходит не позже',
  'figures.typical.none': 'ответов пока мало',
  'figures.wait':
    '{days, plural, =0 {в тот же день} one {за # день} few {за # дня} many {за # дней} other {за # дня}}',
  'figures.open': 'Сейчас в работе',
  'figures.open.note': 'ждут ответа',
  'figures.overdue': 'Сейчас просрочено',
  'figures.overdue.note': 'срок вышел, ответа нет',
  'figures.answers':
    '{count, plural, =0 {Ответов ещё не было} one {Что сказано в # ответе} other {Что сказано в # ответах}}',
  'figures.answers.fixed': 'Исправили, есть фото',
  'figures.answers.explained': 'Разъяснили',
  'figures.answers.notConfirmed': 'Проблема не подтвердилась',
  'figures.answers.returned': 'Вернули на доработку',
  'figures.confirmed':
    '{count, plural, =0 {Жители пока не подтвердили ни одного ответа.} one {Жители подтвердили # ответ из {of, number}.} few {Жители подтвердили # ответа из {of, number}.} many {Жители подтвердили # ответов из {of, number}.} other {Жители подтвердили # ответа из {of, number}.}}',
  'figures.planned':
    '{count, plural, one {# сообщение отложили: назвали причину и новую дату.} few {# сообщения отложили: назвали причину и новую дату.} many {# сообщений отложили: назвали причину и новую дату.} other {# сообщения отложили: назвали причину и новую дату.}}',
  'figures.waits': 'Сколько ждать ответа',
  'figures.waits.note': 'От подачи до ответа, в календарных днях: половина ответов приходит не позже.',
  'figures.waits.none': 'Ответов пока мало: обычный срок скажем, когда по теме их будет хотя бы {least}.',
  'figures.waits.more':
    '{count, plural, one {Ещё # тема} few {Ещё # темы} many {Ещё # тем} other {Ещё # темы}}',
  'figures.waits.few':
    '{count, plural, one {# тема, где ответов меньше {least}} few {# темы, где ответов меньше {least}} many {# тем, где ответов меньше {least}} other {# темы, где ответов меньше {least}}}',
  'figures.count': '{count, plural, one {# ответ} few {# ответа} many {# ответов} other {# ответа}}',
  'figures.pairs': 'Было и стало',
  'figures.pairs.none': 'Здесь появятся фото до и после, как только первую проблему исправят.',
  'figures.pairs.more': 'Показать ещё',
  'figures.pairs.answered': 'исправили {day}',
  'figures.foot':
    'Считаем сообщения, которые видят все. Личных и тех, что ещё не проверены, в этих числах нет.',
}
