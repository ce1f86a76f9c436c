import type { Category } from '../catalog/pack-categories.ts'
import type { OtherBody } from '../catalog/pack-other-bodies.ts'

/** What is known of another body beside its ground. */
export type KnownBody = Omit<OtherBody, 'area'>

/**
 * Whose matter a report is where it is not the city's: the first of `bodies` that the category and the ground name.
 * `onGround` are the codes of those whose ground holds the place. An emergency is always taken by the city too.
 */
export function otherBodyOf(
  bodies: readonly KnownBody[],
  { code, urgency }: Pick<Category, 'code' | 'urgency'>,
  onGround: readonly string[],
): KnownBody | null {
  const body = bodies.find(
    ({ code: body, categories }) =>
      onGround.includes(body) && (categories.length === 0 || categories.includes(code)),
  )
  if (!body) return null
  return urgency === 'emergency' ? { ...body, cityTakes: true } : body
}
