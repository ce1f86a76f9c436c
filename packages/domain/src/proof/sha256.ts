/** Fractions of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const roundConstants = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)))
/** Fractions of the square roots of the first eight (5.3.3). */
const initial = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)))

function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32)
}

function primes(count: number): readonly number[] {
  const found: number[] = []
  for (let one = 2; found.length < count; one++)
    if (found.every((prime) => one % prime !== 0)) found.push(one)
  return found
}

/** The longest message of one block: 64 bytes less the end mark and the length. */
export const MOST_BYTES = 55

const block = new DataView(new ArrayBuffer(64))
const words = new Uint32Array(64)

/**
 * The first 32 bits of the SHA-256 of a short text of ASCII: what a proof of work looks at. The browser's own hash is
 * asynchronous, which takes ten times as long for so short a text.
 *
 * @throws RangeError for a text that does not fit one block.
 */
export function sha256Head(text: string): number {
  if (text.length > MOST_BYTES) throw new RangeError(`not one block: ${text.length} bytes`)
  for (let at = 0; at < 64; at++) block.setUint8(at, at < text.length ? text.charCodeAt(at) : 0)
  block.setUint8(text.length, 0x80)
  block.setUint32(60, text.length * 8)
  return compress()
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** One block (6.2.2); only the first word of the state is wanted. */
function compress(): number {
  for (let at = 0; at < 16; at++) words[at] = block.getUint32(at * 4)
  for (let at = 16; at < 64; at++) {
    const early = word(at - 15)
    const late = word(at - 2)
    const small0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
    const small1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
    words[at] = word(at - 16) + small0 + word(at - 7) + small1
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = initial
  for (let at = 0; at < 64; at++) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const first = (h + big1 + ((e & f) ^ (~e & g)) + (roundConstants[at] ?? 0) + word(at)) | 0
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  return ((initial[0] ?? 0) + a) >>> 0
}

const word = (at: number): number => words[at] ?? 0
