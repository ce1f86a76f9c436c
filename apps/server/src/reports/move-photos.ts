import type { Photo } from '@gorozhanin/domain/reports/api'
import type { Actor } from '@gorozhanin/domain/reports/moves'
import { mayOpen } from '@gorozhanin/domain/reports/sight'
import { takenAt } from '@gorozhanin/domain/reports/taken-at'
import type { Ctx } from '../main/context.ts'
import { isDatabaseDown } from '../platform/database.ts'
import type { TempFile } from '../platform/photo-upload.ts'
import { removePhotos, storePhotos } from '../platform/photos.ts'
import { invalid, Problem } from '../platform/problem.ts'
import { readCard } from './card-store.ts'
import { insertPhotos, metersFrom } from './photo-store.ts'

/**
 * Stores photos for an answer that is being written. Nobody else sees them until the answer is given.
 *
 * @throws Problem `report.move_not_for_agency` for a report that another agency holds, `report.not_found` for one that
 * was given to another performer.
 */
export async function uploadAnswerPhotos(
  ctx: Ctx,
  staff: Actor,
  number: string,
  files: readonly TempFile[],
): Promise<Photo[]> {
  const card = await readCard(ctx.db, number)
  if (!card) throw new Problem('report.not_found')
  if (card.report.agency !== staff.agency) throw new Problem('report.move_not_for_agency')
  if (!mayOpen(card.report, staff)) throw new Problem('report.not_found')
  return upload(ctx, { report: card.report.id, kind: 'after', addedBy: staff.id }, files)
}

/** Stores photos that the author adds to the own report; they belong to it with the next move. */
export async function uploadOwnPhotos(
  ctx: Ctx,
  number: string,
  files: readonly TempFile[],
): Promise<Photo[]> {
  const card = await readCard(ctx.db, number)
  if (!card) throw new Problem('report.not_found')
  return upload(ctx, { report: card.report.id, kind: 'added', addedBy: null }, files)
}

type Owner = {
  readonly report: string
  readonly kind: 'after' | 'added'
  readonly addedBy: string | null
}

async function upload(ctx: Ctx, owner: Owner, files: readonly TempFile[]): Promise<Photo[]> {
  if (files.length === 0) throw invalid([{ field: 'photos', code: 'field.required' }])
  const { city } = await ctx.catalog()
  const stored = await storePhotos(ctx, files)
  const now = ctx.now()
  const addedAt = new Date(now.epochMilliseconds)
  try {
    const rows = await Promise.all(
      stored.map(async ({ key, width, height, notes }, position) => {
        const photo = { key, width, height, ...owner, position, addedAt }
        // Where authors stand when they take a photo is their own affair.
        if (owner.kind !== 'after') return photo
        const at = takenAt(notes, city.zone, now)
        return {
          ...photo,
          takenAt: at && new Date(at.epochMilliseconds),
          takenMeters: notes.place && (await metersFrom(ctx.db, owner.report, notes.place)),
        }
      }),
    )
    await insertPhotos(ctx.db, rows)
    return rows.map(({ key, kind, width, height }) => ({ key, kind, width, height }))
  } catch (error) {
    if (!isDatabaseDown(error)) await removePhotos(ctx, stored)
    throw error
  }
}
