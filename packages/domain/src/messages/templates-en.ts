import type { Templates } from './letter.ts'

const promise = 'You will get an answer by {due}.'

export const templatesEn: Templates = {
  invite: {
    subject: 'Report {number}: confirm your address',
    lines: [
      'Hello! Report {number} (“{category}”) was filed in {city}, and this address was given for the answer.',
      promise,
      'If this is an emergency, do not wait: call {phone}.',
      'Was it you? Confirm the address and we will write to you about every step: {confirm}',
      'It was not you? Press here and we will not write about this report again: {notMe}',
    ],
  },
  filed: {
    subject: 'Report {number} received',
    lines: [
      'We have received your report {number} (“{category}”).',
      'A moderator reads it first, then it goes to {agency}.',
      promise,
    ],
  },
  filed_emergency: {
    subject: 'Report {number}: an emergency, the crew knows',
    lines: [
      'We have received your report {number} (“{category}”) and handed it over at once to {agency}.',
      'If the danger cannot wait, call {phone}.',
      promise,
    ],
  },
  ask: {
    subject: 'Report {number}: please answer a question',
    lines: ['To pass on report {number} we need to know more:', '{text}'],
    asks: [
      'Please reply by {waits}: otherwise the report will be rejected. The term stands still while we wait.',
    ],
  },
  expire_info: {
    subject: 'Report {number} rejected: our question was not answered',
    lines: ['We asked a question about report {number} and got no reply.'],
    asks: ['If you disagree, object on the page of the report within seven days.'],
  },
  reject: {
    subject: 'Report {number} was not accepted',
    lines: ['A moderator did not accept report {number}. Reason: {reason}.', '{text}'],
    asks: ['If you disagree, object on the page of the report within seven days: it will be read again.'],
  },
  object: {
    subject: 'Report {number} is being read again',
    lines: ['Your objection has arrived and report {number} is being read again.', promise],
  },
  merge: {
    subject: 'Report {number} joined to {parent}',
    lines: [
      'Somebody has reported this before: your report {number} was joined to report {parent}.',
      'We will write to you about that one too.',
    ],
  },
  unmerge: {
    subject: 'Report {number} stands by itself again',
    lines: ['Report {number} is not joined to {parent} any more and will be dealt with by itself.', promise],
  },
  publish: {
    subject: 'Report {number} passed on: {agency}',
    lines: ['A moderator has read report {number} and passed it on to {agency}.', promise],
  },
  show: {
    subject: 'Report {number} was checked',
    lines: ['A moderator has read report {number}: all is well with it.', promise],
  },
  hide: {
    subject: 'Report {number} is hidden from others',
    lines: [
      'Report {number} is not shown on the site any more.',
      '{text}',
      'The work on it goes on.',
      promise,
    ],
  },
  correct: {
    subject: 'Report {number} was corrected',
    lines: [
      'A moderator has corrected report {number}. It is “{category}” now, dealt with by {agency}.',
      promise,
    ],
  },
  recomputed: {
    subject: 'Report {number}: a new date for the answer',
    lines: [
      'The calendar of working days has changed, so the term of report {number} was counted anew.',
      promise,
    ],
  },
  redirect: {
    subject: 'Report {number} passed to {agency}',
    lines: [
      'Another agency deals with report {number} now: {agency}.',
      '{text}',
      'The term is the same: by {due}.',
    ],
  },
  accept: {
    subject: 'Report {number} is being worked on',
    lines: ['{agency} has taken report {number} into work.', promise],
  },
  approve_deferral: {
    subject: 'Report {number} put off until {until}',
    lines: [
      'The work on report {number} is put off until {until}. Reason: {reason}.',
      '{text}',
      'On that day the report comes back to work by itself.',
    ],
  },
  resume: {
    subject: 'Report {number} is being worked on again',
    lines: ['The work on report {number} goes on: {agency}.', promise],
  },
  publish_answer: {
    subject: 'Report {number}: an answer',
    lines: ['{agency} answers report {number}: {outcome}.', 'Reason: {reason}.', '{text}'],
    asks: [
      'Is the problem solved? Confirm it or return the answer on the page of the report by {waits}. If you say nothing, the report will be closed.',
    ],
  },
  confirm: {
    subject: 'Report {number} is closed. Thank you!',
    lines: [
      'You have confirmed the answer to report {number}. Thank you: this is how the city sees what is truly fixed.',
    ],
  },
  return: {
    subject: 'Report {number} returned',
    lines: [
      'The author did not accept the answer to report {number}; {agency} will deal with it again.',
      promise,
    ],
  },
  control: {
    subject: 'Report {number}: our check did not confirm the answer',
    lines: [
      'We have checked the answer to report {number}: not everything was done. {agency} will deal with it again.',
      '{text}',
      promise,
    ],
  },
  close_disagreed: {
    subject: 'Report {number}: the decision of the head',
    lines: ['The head has considered the disagreement and closed report {number}.', '{text}'],
  },
  close_silent: {
    subject: 'Report {number} is closed',
    lines: ['Report {number} is closed: nobody objected to the answer.'],
    asks: ['If the problem comes back, file a new report.'],
  },
  pass_outside: {
    subject: 'Report {number} passed to {body}',
    lines: [
      'The matter of report {number} is not for the city to decide; it was passed to {body}.',
      'By: {base}.',
      'Outgoing document: {outgoing}.',
      '{text}',
    ],
  },
  take_back: {
    subject: 'Report {number} is back with us',
    lines: ['Report {number} is back with the city. {agency} deals with it.', '{text}', promise],
  },
  register_appeal: {
    subject: 'Report {number}: registered as a formal appeal',
    lines: [
      'Report {number} is registered as a formal appeal under law 59-FZ, number {appeal}.',
      'A written answer is due by {until}. Others do not see this report any more.',
    ],
  },
  extend_appeal: {
    subject: 'Report {number}: more time for the appeal',
    lines: ['The answer to your appeal about report {number} is now due by {until}.', '{text}'],
  },
  followed: {
    subject: 'Report {number}: you said “same here”',
    lines: [
      'You said “same here” of report {number} (“{category}”). It weighs more now: the city opens no second one.',
      'It is with {agency}. We will write to you when something changes.',
    ],
  },
  remark_published: {
    subject: 'Report {number}: what you added is published',
    lines: ['A moderator has read what you added to report {number} (“{category}”): everybody sees it now.'],
  },
  remark_rejected: {
    subject: 'Report {number}: what you added is not shown',
    lines: [
      'A moderator has read what you added to report {number} (“{category}”): we will not show it.',
      'Reason: {reason}.',
      '{text}',
    ],
  },
  invite_follower: {
    subject: 'Report {number}: confirm your address',
    lines: [
      'Hello! In {city} somebody said “same here” of report {number} (“{category}”) and gave this address for news of it.',
      'Was it you? Confirm the address, and we will write when something changes: {confirm}',
      'Not you? Press here, and we will not write about this report again: {notMe}',
    ],
  },
  following: 'You said “same here” of report {own}.',
  joined: 'Your report {own} was joined to this one.',
  foot: ['The page of the report: {link}', 'Do not write to me about this report: {stop}'],
}
