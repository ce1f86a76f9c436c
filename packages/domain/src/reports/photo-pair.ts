type Sized = { readonly width: number; readonly height: number }

/**
 * The two photos to lay over each other: of the most alike shapes, so that the least is cut off, and of those the
 * earliest. Undefined where one side has none.
 */
export function photoPair<Photo extends Sized>(
  before: readonly Photo[],
  after: readonly Photo[],
): { readonly before: Photo; readonly after: Photo } | undefined {
  const pairs = before.flatMap((one) => after.map((other) => ({ before: one, after: other })))
  return pairs.toSorted((a, b) => unlikeness(a) - unlikeness(b))[0]
}

function unlikeness({ before, after }: { readonly before: Sized; readonly after: Sized }): number {
  return Math.abs(Math.log((before.width * after.height) / (before.height * after.width)))
}
