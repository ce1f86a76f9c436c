/** Words of the page that the links of a letter lead to. */
export const messages = {
  'messages.confirm.title': 'Ваш адрес?',
  'messages.confirm.text':
    'Подтвердите, что это вы указали адрес, на который пришло письмо. Мы будем писать на него о каждом шаге.',
  'messages.confirm.press': 'Да, адрес мой',
  'messages.confirm.done': 'Адрес подтверждён',
  'messages.confirm.done_text': 'О сообщении № {number} мы будем писать вам по почте.',
  'messages.confirm.done_news':
    'Мы начнём писать вам о том, за чем вы следите. Изменить это можно в личном кабинете.',
  'messages.not_me.title': 'Это не вы?',
  'messages.not_me.text':
    'Кто-то указал ваш адрес в своём сообщении. Нажмите, и мы больше не будем писать о нём.',
  'messages.not_me.press': 'Это не я',
  'messages.not_me.done': 'Больше не побеспокоим',
  'messages.not_me.done_text': 'О сообщении № {number} писем на этот адрес не будет.',
  'messages.not_me.done_news': 'Таких писем на этот адрес больше не будет.',
  'messages.stop.title': 'Не писать об этом сообщении?',
  'messages.stop.text': 'Писем о нём больше не будет. Как идут дела, всегда видно на странице сообщения.',
  'messages.stop.press': 'Не писать',
  'messages.stop.done': 'Писем больше не будет',
  'messages.stop.done_text': 'О сообщении № {number} мы больше не пишем.',
  'messages.stop.done_news': 'О том, о чём было письмо, мы больше не пишем.',
  'messages.wrong': 'Ссылка не подходит',
  'messages.wrong_text': 'Возможно, она скопирована не целиком. Откройте её прямо из письма.',
} as const
