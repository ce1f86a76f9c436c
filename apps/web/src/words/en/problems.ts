import type { problems as ru } from '../ru/problems.ts'

/** Every refusal of the platform: what happened, what is safe, what to do next. */
export const problems = {
  'problem.request.invalid': 'Check the marked fields.',
  'problem.request.malformed': 'The request could not be read. Reload the page and try again.',
  'problem.request.too_large': 'Too much data at once.',
  'problem.request.unsupported': 'This kind of data is not accepted here.',
  'problem.request.not_found': 'There is nothing here. The link may be old.',
  'problem.request.method': 'This cannot be done. Reload the page.',
  'problem.request.too_many': 'Too often. Wait a little, everything you wrote is saved.',
  'problem.request.timeout': 'The connection is too slow and the upload did not finish. Try again.',
  'problem.server.unavailable':
    'The service is not available. Try again in a minute, what you wrote is saved.',
  'problem.server.fault': 'Something broke on our side. Nothing is lost, try again in a minute.',

  'problem.access.signed_out': 'Sign in to continue.',
  'problem.access.denied': 'Your role does not allow this.',
  'problem.access.wrong_origin': 'The request came from another site. Open the page again.',
  'problem.session.wrong_password': 'The login or the password is not right.',
  'problem.session.too_many': 'Too many attempts. Wait a little.',

  'problem.report.not_found': 'There is no such report, or it is not published yet.',
  'problem.report.outside_city': 'This place is outside the city.',
  'problem.report.place_required': 'Mark the place on the map.',
  'problem.report.category_unknown': 'This category is gone. Choose another.',
  'problem.report.category_out_of_season': 'This category is out of season now.',
  'problem.report.text_required': 'Describe what happened.',
  'problem.report.key_reused': 'This report has already been sent with other content.',
  'problem.report.too_many_photos': 'You can attach up to five photos.',
  'problem.report.photo_too_large': 'The photo is larger than 15 MB. Make it smaller or send without it.',
  'problem.report.photo_too_many_pixels':
    'The photo has more than 50 megapixels. Make it smaller or send without it.',
  'problem.report.photo_not_supported': 'Photos in JPEG, PNG or WebP will do.',
  'problem.report.photo_broken': 'The photo cannot be read. Take it again or send without it.',
  'problem.report.photo_unknown': 'There is no such photo. Attach it again.',
  'problem.report.move_not_from_status': 'The report has moved on, this step is not possible now.',
  'problem.report.move_not_for_role': 'Another role takes this step.',
  'problem.report.move_not_for_agency': 'Only the agency that holds the report takes this step.',
  'problem.report.already_shown': 'The report is already published.',
  'problem.report.already_hidden': 'The report is not shown anyway.',
  'problem.report.answer_needs_photo': 'This outcome needs a photo.',
  'problem.report.changed_meanwhile': 'Someone has just changed the report. See what is new.',
  'problem.report.same_agency': 'The report is already with this agency.',

  'problem.follow.wrong': 'The link does not fit any report.',
  'problem.agency.unknown': 'There is no such agency.',
  'problem.delivery.not_found': 'There is no such delivery.',
  'problem.delivery.not_dead': 'Only a failed delivery can be sent again.',
  'problem.photo.not_found': 'There is no such photo.',
  'problem.tile.not_found': 'There is no such piece of the map.',
} as const satisfies Record<keyof typeof ru, string>
