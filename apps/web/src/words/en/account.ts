import type { account as ru } from '../ru/account.ts'

/** Words of a resident's account. */
export const account = {
  'account.enter': 'Sign in',
  'account.who': '{email, select, none {Signed in} other {Signed in as {email}}}',

  'account.sign_in.title': 'Sign in by e-mail',
  'account.sign_in.text':
    'We will send a six-digit code. No password is needed. Reports that you filed with this e-mail will be there.',
  'account.sign_in.email': 'E-mail',
  'account.sign_in.email_wrong': 'Check the address: something is wrong in it.',
  'account.sign_in.consent': 'I agree to the processing of my e-mail address',
  'account.sign_in.consent_missing': 'Without the consent we cannot keep the address.',
  'account.sign_in.send': 'Get a code',

  'account.code.title': 'Enter the code',
  'account.code.sent': 'If no letter comes to {email} within a minute, look into the spam folder.',
  'account.code.label': 'Code from the letter',
  'account.code.missing': 'The code has six digits.',
  'account.code.enter': 'Sign in',
  'account.code.other': 'Another e-mail',
  'account.code.again': 'Send a new code',
  'account.code.again_done': 'A new code is on its way',

  'account.title': 'My account',
  'account.since': 'since {day}',
  'account.reports': 'My reports',
  'account.sign_out': 'Sign out',
  'account.signed_out': 'You are signed out',

  'account.email': 'E-mail',
  'account.email.first': 'E-mail address',
  'account.email.none': 'None: look for answers in “My reports”.',
  'account.email.add': 'Add an e-mail',
  'account.email.first_text': 'We will send a code, and later write here about answers.',
  'account.email.added': 'The e-mail is added',
  'account.email.change': 'Change the e-mail',
  'account.email.new': 'New e-mail',
  'account.email.text': 'We will send a code to the new address and tell the old one that it was changed.',
  'account.email.confirm': 'Change',
  'account.email.done': 'The e-mail is changed',

  'account.sessions': 'Where you are signed in',
  'account.sessions.current': 'this device',
  'account.sessions.unknown': 'Unknown device',
  'account.sessions.line': '{day}, address {address}',
  'account.sessions.end': 'End',
  'account.sessions.end_label': 'End the session: {device}',
  'account.sessions.ended': 'The session has ended',

  'account.consents': 'Consents',
  'account.consents.empty': 'You have given no consents.',
  'account.consents.contact': 'Processing of the e-mail address',
  'account.consents.publication': 'Publication of text and photos',
  'account.consents.given': '{day}{report, select, none {} other {, report {report}}}',
  'account.consents.withdrawn': 'withdrawn {day}',
  'account.consents.text': 'Text of the consent',
  'account.consents.withdraw': 'Withdraw',
  'account.consents.withdraw_label':
    'Withdraw the consent: {purpose}{report, select, none {} other {, report {report}}}',
  'account.consents.publication_ask': 'Hide the report from others?',
  'account.consents.publication_text':
    'Nobody but you and the agencies will see it. Work on it goes on. It cannot come back to the map.',
  'account.consents.publication_do': 'Withdraw and hide',
  'account.consents.publication_done': 'The report is hidden from others',
  'account.consents.contact_ask': 'Remove the e-mail?',
  'account.consents.contact_text':
    'We will remove the address and write no more, and you will be signed out everywhere. Your reports will open by their private links alone.',
  'account.consents.contact_do': 'Withdraw and remove the e-mail',
  'account.consents.contact_done': 'The e-mail is removed',
  'account.consents.contact_here_ask': 'Take the e-mail off the report?',
  'account.consents.contact_here_text':
    'No more letters about it will come, and it will open by its private link alone. If you have no other reports with this e-mail, we will remove it altogether.',
  'account.consents.contact_here_do': 'Withdraw and take it off',
  'account.consents.contact_here_done': 'The e-mail is off the report, no more letters will come',

  'account.data': 'My data',
  'account.data.text': 'All that the city keeps about you: reports, photos, consents, letters and sign-ins.',
  'account.data.read': 'Open as a page',
  'account.data.file': 'Download as JSON',
  'account.data.made': 'As of {moment}',
  'account.data.print': 'Print',
  'account.data.back': 'To my account',
  'account.data.reports': 'Reports',
  'account.data.none': 'Nothing.',
  'account.data.photo': 'Photo {index}',
  'account.data.photos': 'Photos',
  'account.data.words': 'Words',
  'account.data.by.author': 'you',
  'account.data.by.moderator': 'moderator',
  'account.data.by.agency': 'agency',
  'account.data.by.administration': 'administration',
  'account.data.by.system': 'system',
  'account.data.way':
    'Filed {way, select, anonymous {without a name} contact {with an e-mail} code {after signing in by a code} other {after signing in}}',
  'account.data.messages': 'Letters',
  'account.data.message':
    '{state, select, sent {Sent} open {Waits to be sent} dead {Did not arrive} other {Was not sent}} {day}, report {report}',

  'account.delete': 'Delete me',
  'account.delete.text':
    'We will remove the e-mail, the sign-ins and the link to your reports. The reports stay in work without an author: you will not be able to open them as your own.',
  'account.delete.ask': 'Delete you for good?',
  'account.delete.do': 'Yes, delete',
  'account.delete.keep': 'Do not delete',
  'account.delete.done': 'Done: we do not know you any more',

  'account.waits.reply': 'waits for your reply',
  'account.waits.confirm': 'say whether it is fixed',
  'account.mine.on_device': 'On this device',
  'account.mine.of_account': 'Your reports',
  'account.mine.enter': 'Sign in by e-mail to see them on any device.',
} as const satisfies Record<keyof typeof ru, string>
