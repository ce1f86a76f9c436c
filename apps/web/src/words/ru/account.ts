/** Words of a resident's account. */
export const account = {
  'account.enter': 'Войти',
  'account.who': '{who, select, none {Вы вошли} other {Вы вошли: {who}}}',

  'account.sign_in.title': '{by, select, email {Войти по почте} other {Войти по почте или телефону}}',
  'account.sign_in.text':
    'Пришлём код из шести цифр. Пароль не нужен. Сообщения, которые вы подавали с {by, select, email {этой почтой} other {этой почтой или после входа по этому телефону}}, найдутся сами.',
  'account.sign_in.contact': '{by, select, email {Почта} other {Почта или телефон}}',
  'account.sign_in.contact_wrong': 'Проверьте, целиком ли вписаны почта или номер телефона.',
  'account.sign_in.email_wrong': 'Проверьте адрес: в нём ошибка.',
  'account.sign_in.phone_wrong': 'Проверьте номер: в нём ошибка.',
  'account.sign_in.consent':
    '{by, select, email {Согласен на обработку адреса почты} phone {Согласен на обработку номера телефона} other {Согласен на обработку адреса почты или номера телефона}}',
  'account.sign_in.consent_missing':
    '{by, select, email {Без согласия мы не можем сохранить адрес.} phone {Без согласия мы не можем сохранить номер.} other {Без согласия мы не можем сохранить ни адрес, ни номер.}}',
  'account.sign_in.send': 'Получить код',

  'account.code.title': 'Введите код',
  'account.code.sent':
    '{by, select, email {Если письмо не пришло на {contact} за минуту, проверьте папку «Спам».} other {Отправили СМС на {contact}. Если код не пришёл за минуту, запросите новый.}}',
  'account.code.label': '{by, select, email {Код из письма} other {Код из СМС}}',
  'account.code.missing': 'В коде шесть цифр.',
  'account.code.enter': 'Войти',
  'account.code.other': '{by, select, email {Другая почта} other {Другой номер}}',
  'account.code.again': 'Прислать новый код',
  'account.code.again_in': 'Новый код: {seconds} с',
  'account.code.again_wait': 'Прежний код ещё может прийти: подождите',
  'account.code.again_done': 'Новый код отправлен',

  'account.title': 'Мой вход',
  'account.since': 'с {day}',
  'account.reports': 'Мои сообщения',
  'account.sign_out': 'Выйти',
  'account.signed_out': 'Вы вышли',

  'account.email': 'Почта',
  'account.email.first': 'Адрес почты',
  'account.email.none': 'Не указана: ответы ищите в «Моих сообщениях».',
  'account.email.add': 'Добавить почту',
  'account.email.first_text': 'Пришлём код, а потом будем писать сюда об ответах.',
  'account.email.added': 'Почта добавлена',
  'account.email.change': 'Сменить почту',
  'account.email.new': 'Новая почта',
  'account.email.text': 'Пришлём код на новый адрес, а на старый напишем, что он изменён.',
  'account.email.confirm': 'Сменить',
  'account.email.done': 'Почта изменена',

  'account.phone': 'Телефон',
  'account.phone.first': 'Номер телефона',
  'account.phone.none': 'Не указан.',
  'account.phone.add': 'Добавить телефон',
  'account.phone.first_text':
    'Пришлём код в СМС. По этому номеру можно будет войти, об ответах мы на него не пишем.',
  'account.phone.added': 'Телефон добавлен',
  'account.phone.change': 'Сменить телефон',
  'account.phone.new': 'Новый номер',
  'account.phone.text': 'Пришлём код на новый номер, а на старый напишем, что он изменён.',
  'account.phone.confirm': 'Сменить',
  'account.phone.done': 'Телефон изменён',

  'account.sessions': 'Где вы вошли',
  'account.sessions.current': 'это устройство',
  'account.sessions.unknown': 'Неизвестное устройство',
  'account.sessions.line': '{day}, адрес {address}',
  'account.sessions.end': 'Завершить',
  'account.sessions.end_label': 'Завершить вход: {device}',
  'account.sessions.ended': 'Вход завершён',

  'account.consents': 'Согласия',
  'account.consents.empty': 'Вы не давали согласий.',
  'account.consents.contact': 'Обработка адреса почты или телефона',
  'account.consents.publication': 'Публикация текста и фото',
  'account.consents.given': '{day}{report, select, none {} other {, сообщение № {report}}}',
  'account.consents.withdrawn': 'отозвано {day}',
  'account.consents.text': 'Текст согласия',
  'account.consents.withdraw': 'Отозвать',
  'account.consents.withdraw_label':
    'Отозвать согласие: {purpose}{report, select, none {} other {, сообщение № {report}}}',
  'account.consents.publication_ask': 'Скрыть сообщение от других?',
  'account.consents.publication_text':
    'Его перестанут видеть все, кроме вас и служб. Работа по нему продолжится. Вернуть на карту нельзя.',
  'account.consents.publication_do': 'Отозвать и скрыть',
  'account.consents.publication_done': 'Сообщение скрыто от других',
  'account.consents.contact_ask': 'Удалить почту и телефон?',
  'account.consents.contact_text':
    'Мы удалим почту и телефон, по которым вас знаем, перестанем писать, и вы выйдете на всех устройствах. Сообщения останутся доступны только по личным ссылкам.',
  'account.consents.contact_do': 'Отозвать и удалить',
  'account.consents.contact_done': 'Почта и телефон удалены',
  'account.consents.contact_here_ask': 'Убрать почту из сообщения?',
  'account.consents.contact_here_text':
    'Писем о нём больше не будет, а открыть его можно будет только по личной ссылке. Если других ваших сообщений с этой почтой нет, мы удалим её совсем.',
  'account.consents.contact_here_do': 'Отозвать и убрать почту',
  'account.consents.contact_here_done': 'Почта убрана, писем больше не будет',

  'account.data': 'Мои данные',
  'account.data.text': 'Всё, что город хранит о вас: сообщения, фото, согласия, письма и входы.',
  'account.data.read': 'Открыть страницей',
  'account.data.file': 'Скачать файл JSON',
  'account.data.made': 'На {moment}',
  'account.data.print': 'Напечатать',
  'account.data.back': 'К моему входу',
  'account.data.reports': 'Сообщения',
  'account.data.none': 'Ничего нет.',
  'account.data.photo': 'Фото {index}',
  'account.data.photos': 'Фото',
  'account.data.words': 'Слова',
  'account.data.by.author': 'вы',
  'account.data.by.moderator': 'модератор',
  'account.data.by.agency': 'служба',
  'account.data.by.administration': 'администрация',
  'account.data.by.system': 'система',
  'account.data.way':
    'Подано {way, select, anonymous {без имени} contact {с почтой} code {после входа по коду} other {после входа}}',
  'account.data.messages': 'Письма',
  'account.data.message':
    '{state, select, sent {Отправлено} open {Ждёт отправки} dead {Не дошло} other {Не отправлялось}} {day}, сообщение № {report}',

  'account.delete': 'Удалить меня',
  'account.delete.text':
    'Удалим почту, телефон, входы и связь с сообщениями. Сами сообщения останутся в работе, но уже без автора: открыть их как свои вы не сможете.',
  'account.delete.ask': 'Удалить вас без возврата?',
  'account.delete.do': 'Да, удалить',
  'account.delete.keep': 'Не удалять',
  'account.delete.done': 'Готово: мы вас больше не знаем',

  'account.waits.reply': 'ждёт вашего ответа',
  'account.waits.confirm': 'скажите, исправили ли',
  'account.mine.on_device': 'На этом устройстве',
  'account.mine.of_account': 'Ваши сообщения',
  'account.mine.enter':
    '{by, select, email {Войдите по почте} other {Войдите по почте или телефону}}, чтобы видеть их на любом устройстве.',
} as const
