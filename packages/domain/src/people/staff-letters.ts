import type { Language, Names } from '../names.ts'

type Letter = { readonly subject: string; readonly text: string }

type Invited = { readonly name: string; readonly url: string; readonly city: Names }

/** The letter that lets a new colleague in. */
export function invitationLetter({ name, url, city }: Invited, language: Language): Letter {
  const place = oneLine(city[language] || city.ru)
  if (language === 'en')
    return {
      subject: `You are invited to work in “Active Citizen”, ${place}`,
      text: [
        `Hello, ${oneLine(name)}.`,
        `You are invited to work in “Active Citizen”, ${place}. Open the link, choose a password and add the account to an authenticator app on your phone:`,
        url,
        'The link works once, for three days. If you did not expect this letter, do not open it and tell the administrator.',
      ].join('\n\n'),
    }
  return {
    subject: `Вас приглашают работать в «Активном горожанине», ${place}`,
    text: [
      `Здравствуйте, ${oneLine(name)}.`,
      `Вас приглашают работать в «Активном горожанине», ${place}. Откройте ссылку, придумайте пароль и добавьте учётную запись в приложение с кодами на телефоне:`,
      url,
      'Ссылка сработает один раз, в течение трёх суток. Если вы не ждали этого письма, не открывайте её и скажите администратору.',
    ].join('\n\n'),
  }
}

/** The letter for somebody who has forgotten the password. */
export function passwordLetter({ name, url }: Omit<Invited, 'city'>, language: Language): Letter {
  if (language === 'en')
    return {
      subject: 'A new password for “Active Citizen”',
      text: [
        `Hello, ${oneLine(name)}.`,
        'Someone, we hope you, asked for a new password. Open the link and choose one:',
        url,
        'The link works once, for an hour. If it was not you, nothing has changed: your password is still the old one.',
      ].join('\n\n'),
    }
  return {
    subject: 'Новый пароль для «Активного горожанина»',
    text: [
      `Здравствуйте, ${oneLine(name)}.`,
      'Кто-то — надеемся, вы — попросил новый пароль. Откройте ссылку и придумайте его:',
      url,
      'Ссылка сработает один раз, в течение часа. Если это были не вы, ничего не изменилось: прежний пароль действует.',
    ].join('\n\n'),
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
