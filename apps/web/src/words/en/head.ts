import type { head as ru } from '../ru/head.ts'

/** Words of the head's page. */
export const head = {
  'head.print': 'Print',
  'head.dateline': '{city}: the head’s summary · {day}, {time}',
  'head.line.calm': 'A calm day.',
  'head.line.no_overdue': 'Nothing is overdue.',
  'head.line.no_emergencies': 'No emergency waits to be taken.',
  'head.line.emergencies':
    '{count, plural, one {# emergency has not been taken by anyone.} other {# emergencies have not been taken by anyone.}}',
  'head.line.overdue': '{count, plural, one {# report is overdue:} other {# reports are overdue:}}',
  'head.line.rest': 'others — {count, number}',
  'head.line.due_today': '{count, plural, one {# report is due today.} other {# reports are due today.}}',
  'head.line.grew':
    '{count, plural, one {# new report today} other {# new reports today}}, usually {mean} by this hour.',
  'head.filed': 'New today',
  'head.answered': 'Answered today',
  'head.mean': 'usually {mean} by this hour ({count, plural, one {# in 7 days} other {# in 7 days}})',
  'head.mean.none': 'none by this hour in the 7 days before',
  'head.open': 'Open',
  'head.open.note': 'wait for the city',
  'head.overdue': 'Overdue',
  'head.overdue.note': 'the answer is late',
  'head.due_today': 'Due today',
  'head.due_tomorrow': '{count, number} more tomorrow',
  'head.by_status': 'By status',
  'head.by_agency': 'By agency',
  'head.agency': 'Agency',
  'head.agency.open': 'Open',
  'head.agency.overdue': 'Overdue',
  'head.agency.answered': 'Answered today',
  'head.agency.others': '{count, plural, one {# more agency} other {# more agencies}}',
  'head.overdue_list': 'Overdue, the longest first',
  'head.overdue_more': '{count, plural, one {# more report} other {# more reports}} in the console',
  'head.no_place': 'no place on the map',
  'head.foot':
    'As of {time}. {authors, plural, one {# person} other {# people}} wrote in 7 days. Press a figure to open its list.',
} as const satisfies Record<keyof typeof ru, string>
