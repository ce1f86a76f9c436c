import type { Agency, StaffAccount } from '@gorozhanin/domain/catalog/pack-agencies'

const account = (
  login: string,
  ru: string,
  en: string,
  roles: StaffAccount['roles'],
  agency: string | null = null,
): StaffAccount => ({
  login: `${login}@demo.local`,
  name: { ru, en },
  roles,
  agency,
})

/** Positions, not people: the demo names nobody. */
export function demoStaff(agencies: readonly Agency[]): StaffAccount[] {
  const desk = agencies.find(({ dispatchDesk }) => dispatchDesk)?.code ?? null
  return [
    account('admin', 'Администратор платформы', 'Platform administrator', ['admin']),
    account('admin2', 'Второй администратор', 'Second administrator', ['admin', 'moderator']),
    account('head', 'Глава города', 'Head of the city', ['head']),
    account('curator', 'Заместитель главы', 'Deputy head', ['curator']),
    account('moderator', 'Модератор', 'Moderator', ['moderator']),
    account('dispatcher', 'Диспетчер ЕДДС', 'Duty dispatcher', ['dispatcher'], desk),
    ...agencies.map(({ code, shortName }) =>
      account(code, `Ответственный: ${shortName.ru}`, `In charge: ${shortName.en}`, ['agency'], code),
    ),
    account('brigade1', 'Дорожная бригада № 1', 'Road crew 1', ['performer'], 'dorservis'),
    account('brigade2', 'Дорожная бригада № 2', 'Road crew 2', ['performer'], 'dorservis'),
  ]
}
