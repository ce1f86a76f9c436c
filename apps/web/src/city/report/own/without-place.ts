import { ApiProblem } from '../../../api/problem.ts'
import { shrink } from '../../filing/shrink.ts'

/** A photo goes up as small as the city keeps it, without the place where it was taken. */
export async function withoutPlace(file: File): Promise<Blob> {
  try {
    return (await shrink(file)).photo
  } catch {
    throw new ApiProblem('report.photo_not_supported', 0)
  }
}
