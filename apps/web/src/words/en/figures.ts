import type { figures as ru } from '../ru/figures.ts'

/** Words of the page of figures. */
export const figures = {
  'figures.back': 'To the map',
  'figures.period': 'Over what time',
  'figures.period.month': '30 days',
  'figures.period.quarter': '90 days',
  'figures.period.year': 'A year',
  'figures.days': 'From {from} to {to}',
  'figures.lead':
    'In the last {period, select, month {30 days} quarter {90 days} other {year}} the city got {received, plural, one {# report} other {# reports}}, answered {answered, number} and fixed {fixed, plural, one {# problem} other {# problems}}.',
  'figures.lead.empty':
    'There were no reports in the last {period, select, month {30 days} quarter {90 days} other {year}}.',
  'figures.received': 'Received',
  'figures.received.note': 'in this time',
  'figures.in_time': 'Answered in time',
  'figures.in_time.note': '{count, number} of {of, number} whose term has passed',
  'figures.in_time.none': 'no term has passed yet',
  'figures.of': '{count, number} of {of, number}',
  'figures.typical': 'Usually answered',
  'figures.typical.note': 'half of the answers come no later',
  'figures.typical.none': 'too few answers yet',
  'figures.wait': '{days, plural, =0 {the same day} one {in # day} other {in # days}}',
  'figures.open': 'In work now',
  'figures.open.note': 'wait for an answer',
  'figures.overdue': 'Overdue now',
  'figures.overdue.note': 'past the term, no answer',
  'figures.answers':
    '{count, plural, =0 {There were no answers yet} one {What # answer says} other {What # answers say}}',
  'figures.answers.fixed': 'Fixed, with a photo',
  'figures.answers.explained': 'Explained',
  'figures.answers.notConfirmed': 'The problem was not found',
  'figures.answers.returned': 'Sent back to be done again',
  'figures.confirmed':
    '{count, plural, =0 {Residents have not confirmed any answer yet.} one {Residents confirmed # answer of {of, number}.} other {Residents confirmed # answers of {of, number}.}}',
  'figures.planned':
    '{count, plural, one {# report was put off, with a reason and a new date.} other {# reports were put off, with a reason and a new date.}}',
  'figures.waits': 'How long an answer takes',
  'figures.waits.note': 'From filing to the answer, in calendar days: half of the answers come no later.',
  'figures.waits.none': 'There are few answers yet: a usual time is told once a topic has at least {least}.',
  'figures.waits.more': '{count, plural, one {# more topic} other {# more topics}}',
  'figures.waits.few':
    '{count, plural, one {# topic with fewer than {least} answers} other {# topics with fewer than {least} answers}}',
  'figures.count': '{count, plural, one {# answer} other {# answers}}',
  'figures.pairs': 'Before and after',
  'figures.pairs.none': 'Photos before and after will appear here once the first problem is fixed.',
  'figures.pairs.more': 'Show more',
  'figures.pairs.answered': 'fixed {day}',
  'figures.foot':
    'Only reports that everyone can see are counted. Private ones and those not checked yet are not in these numbers.',
} as const satisfies Record<keyof typeof ru, string>
