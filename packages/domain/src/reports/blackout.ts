import * as t from 'typebox'
import type { FieldFault } from '../problem-shape.ts'

/** A part of a photo in pixels of its largest stored size. */
export const Area = t.Object(
  { left: t.Integer(), top: t.Integer(), width: t.Integer(), height: t.Integer() },
  { additionalProperties: false },
)
export type Area = Readonly<t.Static<typeof Area>>

export const MOST_AREAS = 30

type Size = { readonly width: number; readonly height: number }

/** Every fault of parts that are to be painted over. */
export function areaFaults(areas: readonly Area[], photo: Size): readonly FieldFault[] {
  return areas.flatMap(({ left, top, width, height }, index) => {
    const field = `areas.${index}`
    if (width < 1 || height < 1) return [{ field, code: 'photo.area_empty' }]
    const isInside = left >= 0 && top >= 0 && left + width <= photo.width && top + height <= photo.height
    return isInside ? [] : [{ field, code: 'photo.area_outside' }]
  })
}
