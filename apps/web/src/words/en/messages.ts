import type { messages as ru } from '../ru/messages.ts'

/** Words of the page that the links of a letter lead to. */
export const messages = {
  'messages.confirm.title': 'Is this your address?',
  'messages.confirm.text':
    'Confirm that it was you who gave the address that the letter came to. We will write to it about every step.',
  'messages.confirm.press': 'Yes, it is mine',
  'messages.confirm.done': 'The address is confirmed',
  'messages.confirm.done_text': 'We will write to you about report {number}.',
  'messages.confirm.done_news':
    'We will write to you about what you follow. You can change it in your account.',
  'messages.not_me.title': 'It was not you?',
  'messages.not_me.text':
    'Somebody gave your address in a report. Press, and we will not write about it again.',
  'messages.not_me.press': 'It was not me',
  'messages.not_me.done': 'We will not bother you again',
  'messages.not_me.done_text': 'No letters about report {number} will come to this address.',
  'messages.not_me.done_news': 'No such letter will come to this address again.',
  'messages.stop.title': 'No more letters about this report?',
  'messages.stop.text':
    'Letters about it will end. How it goes can always be seen on the page of the report.',
  'messages.stop.press': 'Stop the letters',
  'messages.stop.done': 'The letters have stopped',
  'messages.stop.done_text': 'We do not write about report {number} any more.',
  'messages.stop.done_news': 'We write no more about what the letter told of.',
  'messages.wrong': 'The link does not fit',
  'messages.wrong_text': 'Perhaps a part of it is missing. Open it from the letter itself.',
} as const satisfies Record<keyof typeof ru, string>
