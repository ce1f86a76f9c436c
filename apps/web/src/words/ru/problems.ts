import type { ProblemCode } from '@gorozhanin/domain/problems'

/** Every refusal of the platform: what happened, what is safe, what to do next. */
export const problems = {
  'problem.request.invalid': 'Проверьте отмеченные поля.',
  'problem.request.malformed': 'Запрос не удалось прочитать. Обновите страницу и попробуйте ещё раз.',
  'problem.request.too_large': 'Слишком много данных за один раз.',
  'problem.request.unsupported': 'Такой вид данных здесь не принимают.',
  'problem.request.not_found': 'Здесь ничего нет. Возможно, ссылка устарела.',
  'problem.request.method': 'Так сделать нельзя. Обновите страницу.',
  'problem.request.too_many': 'Слишком часто. Подождите немного, всё написанное сохранено.',
  'problem.request.timeout': 'Связь слишком медленная, отправка не успела. Попробуйте ещё раз.',
  'problem.server.unavailable':
    'Сервис сейчас недоступен. Попробуйте через минуту, всё написанное сохранено.',
  'problem.server.fault': 'Что-то сломалось на нашей стороне. Ничего не потеряно, попробуйте через минуту.',

  'problem.access.signed_out': 'Войдите, чтобы продолжить.',
  'problem.access.denied': 'Этого не позволяет ваша роль.',
  'problem.access.wrong_origin': 'Запрос пришёл с другого сайта. Откройте страницу заново.',
  'problem.session.wrong_password': 'Логин или пароль не подходят.',
  'problem.session.too_many': 'Слишком много попыток. Подождите немного.',

  'problem.report.not_found': 'Такого сообщения нет, или его ещё не опубликовали.',
  'problem.report.outside_city': 'Это место за границей города.',
  'problem.report.place_required': 'Укажите место на карте.',
  'problem.report.category_unknown': 'Такой категории больше нет. Выберите другую.',
  'problem.report.category_out_of_season': 'Сейчас не сезон для этой категории.',
  'problem.report.text_required': 'Опишите, что случилось.',
  'problem.report.key_reused': 'Это сообщение уже отправлено с другим содержанием.',
  'problem.report.too_many_photos': 'Можно приложить до пяти фотографий.',
  'problem.report.photo_too_large': 'Фото больше 15 МБ. Уменьшите его или отправьте без него.',
  'problem.report.photo_too_many_pixels':
    'Фото больше 50 мегапикселей. Уменьшите его или отправьте без него.',
  'problem.report.photo_not_supported': 'Подойдут фото JPEG, PNG или WebP.',
  'problem.report.photo_broken': 'Фото не читается. Снимите ещё раз или отправьте без него.',
  'problem.report.photo_unknown': 'Такого фото нет. Приложите его снова.',
  'problem.report.move_not_from_status': 'Сообщение уже в другом состоянии, этот шаг сейчас невозможен.',
  'problem.report.move_not_for_role': 'Этот шаг делает другая роль.',
  'problem.report.move_not_for_agency': 'Этот шаг делает только служба, у которой сообщение.',
  'problem.report.already_shown': 'Сообщение уже опубликовано.',
  'problem.report.already_hidden': 'Сообщение и так не показывается.',
  'problem.report.answer_needs_photo': 'К такому итогу нужно фото.',
  'problem.report.changed_meanwhile': 'Сообщение только что изменил кто-то другой. Посмотрите, что нового.',
  'problem.report.same_agency': 'Сообщение уже у этой службы.',

  'problem.follow.wrong': 'Ссылка не подходит ни к одному сообщению.',
  'problem.agency.unknown': 'Такой службы нет.',
  'problem.delivery.not_found': 'Такой отправки нет.',
  'problem.delivery.not_dead': 'Повторить можно только неудавшуюся отправку.',
  'problem.photo.not_found': 'Такого фото нет.',
  'problem.tile.not_found': 'Такого куска карты нет.',
} as const satisfies Record<`problem.${ProblemCode}`, string>
