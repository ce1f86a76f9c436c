import { sha256Head } from './sha256.ts'

/**
 * A proof of work: a number that, written after the challenge and a colon, gives a SHA-256 that begins with so many zero
 * bits as the challenge asks for. To find one takes a phone about a second, to check one takes microseconds.
 */
export function isProof(challenge: string, answer: number): boolean {
  return Math.clz32(sha256Head(`${challenge}:${answer}`)) >= bitsOf(challenge)
}

/** Finds the number. Takes its time: in a browser run it in a worker. */
export function solve(challenge: string): number {
  let answer = 0
  while (!isProof(challenge, answer)) answer += 1
  return answer
}

/** A challenge begins with the number of bits. */
export function bitsOf(challenge: string): number {
  const bits = Number.parseInt(challenge, 10)
  if (!(bits >= 1 && bits <= 32)) throw new RangeError(`not a challenge: ${challenge}`)
  return bits
}

/** The header that a solved challenge comes back in: the challenge, a colon and the number. */
export const proofHeader = 'x-proof'
