/** A number in E.164 as people in Russia read it, `+7 912 345-67-89`; of another country as it is. */
export const spacedPhone = (phone: string): string =>
  phone.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 $1 $2-$3-$4')

type Known = { readonly email: string | null; readonly phone: string | null }

/** How a person knows the own account again: by its e-mail, or its phone where there is none. */
export const whoOf = ({ email, phone }: Known): string | null => email ?? (phone && spacedPhone(phone))
