import type { account as ru } from '../ru/account.ts'

/** Words of a resident's account. */
export const account = {
  'account.sign_in.title': '{by, select, email {Sign in by e-mail} other {Sign in by e-mail or phone}}',
  'account.sign_in.text':
    'We will send a six-digit code. No password is needed. Reports that you filed with {by, select, email {this e-mail} other {this e-mail, or signed in by this phone,}} will be there.',
  'account.sign_in.contact': '{by, select, email {E-mail} other {E-mail or phone}}',
  'account.sign_in.contact_wrong': 'Check that the e-mail or the phone number is whole.',
  'account.sign_in.email_wrong': 'Check the address: something is wrong in it.',
  'account.sign_in.phone_wrong': 'Check the number: something is wrong in it.',
  'account.sign_in.consent':
    'I agree to the processing of my {by, select, email {e-mail address} phone {phone number} other {e-mail address or phone number}}',
  'account.sign_in.consent_missing':
    '{by, select, email {Without the consent we cannot keep the address.} phone {Without the consent we cannot keep the number.} other {Without the consent we can keep neither an address nor a number.}}',
  'account.sign_in.send': 'Get a code',

  'account.code.title': 'Enter the code',
  'account.code.sent':
    '{by, select, email {If no letter comes to {contact} within a minute, look into the spam folder.} other {We sent an SMS to {contact}. If no code comes within a minute, ask for a new one.}}',
  'account.code.label': '{by, select, email {Code from the letter} other {Code from the SMS}}',
  'account.code.missing': 'The code has six digits.',
  'account.code.enter': 'Sign in',
  'account.code.other': '{by, select, email {Another e-mail} other {Another number}}',
  'account.code.again': 'Send a new code',
  'account.code.again_in': 'New code: {seconds} s',
  'account.code.again_wait': 'The earlier code may still come: wait a little',
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

  'account.phone': 'Phone',
  'account.phone.first': 'Phone number',
  'account.phone.none': 'None.',
  'account.phone.add': 'Add a phone',
  'account.phone.first_text':
    'We will send a code by SMS. You can sign in by this number; answers are not sent to it.',
  'account.phone.added': 'The phone is added',
  'account.phone.change': 'Change the phone',
  'account.phone.new': 'New number',
  'account.phone.text': 'We will send a code to the new number and tell the old one that it was changed.',
  'account.phone.confirm': 'Change',
  'account.phone.done': 'The phone is changed',

  'account.sessions': 'Where you are signed in',
  'account.sessions.current': 'this device',
  'account.sessions.unknown': 'Unknown device',
  'account.sessions.line': '{day}, address {address}',
  'account.sessions.end': 'End',
  'account.sessions.end_label': 'End the session: {device}',
  'account.sessions.ended': 'The session has ended',

  'account.consents': 'Consents',
  'account.consents.empty': 'You have given no consents.',
  'account.consents.contact': 'Processing of the e-mail address or phone',
  'account.consents.publication': 'Publication of text and photos',
  'account.consents.given': '{day}{report, select, none {} other {, report {report}}}',
  'account.consents.withdrawn': 'withdrawn {day}',
  'account.consents.withdraw': 'Withdraw',
  'account.consents.withdraw_label':
    'Withdraw the consent: {purpose}{report, select, none {} other {, report {report}}}',
  'account.consents.publication_ask': 'Hide the report from others?',
  'account.consents.publication_text':
    'Nobody but you and the agencies will see it. Work on it goes on. It cannot come back to the map.',
  'account.consents.publication_do': 'Withdraw and hide',
  'account.consents.publication_done': 'The report is hidden from others',
  'account.consents.contact_ask': 'Remove the e-mail and the phone?',
  'account.consents.contact_text':
    'We will remove the e-mail and the phone that we know you by and write no more, and you will be signed out everywhere. Your reports will open by their private links alone.',
  'account.consents.contact_do': 'Withdraw and remove',
  'account.consents.contact_done': 'The e-mail and the phone are removed',
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
  'account.data.supported': 'Reports of others that you joined',
  'account.data.supported_on': '“mine too” on {day}',
  'account.data.followed_on': 'news by mail since {day}',
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
    'We will remove the e-mail, the phone, the sign-ins and the link to your reports. The reports stay in work without an author: you will not be able to open them as your own.',
  'account.delete.ask': 'Delete you for good?',
  'account.delete.do': 'Yes, delete',
  'account.delete.keep': 'Do not delete',
  'account.delete.done': 'Done: we do not know you any more',
} as const satisfies Record<keyof typeof ru, string>
