import { parse, TYPE } from '@formatjs/icu-messageformat-parser'
import type { Message } from './say.ts'

/** Reads a message as it is written. Done by the build: the page needs no parser, and most words are plain text. */
export function read(written: string): Message {
  const elements = parse(written)
  const [only] = elements
  return elements.length === 1 && only?.type === TYPE.literal ? only.value : elements
}

export function readAll(words: Readonly<Record<string, string>>): Record<string, Message> {
  return Object.fromEntries(Object.entries(words).map(([key, written]) => [key, read(written)]))
}
