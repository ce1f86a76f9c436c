import { expect, test } from 'vitest'
import { CommandFailed, Fault, lastLines, toFault } from './faults.js'

const failed = (command: string, output: string) => toFault(new CommandFailed(command, output))
const systemError = (code: string) => Object.assign(new Error(code), { code, path: '/srv/city' })

test('a full disk is told in one sentence, whoever met it', () => {
  const sentence = 'На диске кончилось место: освободите его и запустите ещё раз.'
  expect(failed('initdb -D x', 'could not write: No space left on device')?.words.ru).toBe(sentence)
  expect(toFault(systemError('ENOSPC'))?.words.ru).toBe(`${sentence} (/srv/city)`)
})

test('a missing permission names the file', () => {
  expect(toFault(systemError('EACCES'))?.words.ru).toContain('Не хватает прав')
  expect(toFault(systemError('EACCES'))?.words.ru).toContain('/srv/city')
})

test('a refused connection means a missing network only to those who download', () => {
  expect(failed('npm install pnpm', 'ECONNREFUSED')?.words.ru).toContain('проверьте сеть')
  expect(failed('sudo -n apt-get update', 'Temporary failure resolving deb')?.words.ru).toContain(
    'проверьте сеть',
  )
  expect(failed('node migrate.ts', 'ECONNREFUSED')?.words.ru).toBe('Не удалось: node migrate.ts.')
})

test('a failure without a known cause shows the end of its output', () => {
  expect(failed('pnpm build', 'one\n\ntwo\n')?.details).toBe('one\ntwo')
})

test('a bug is not passed off as a fault', () => {
  expect(toFault(new TypeError('undefined is not a function'))).toBeUndefined()
})

test('a fault stays what it is', () => {
  const fault = new Fault({ ru: 'Порт занят.', en: 'The port is taken.' })
  expect(toFault(fault)).toBe(fault)
})

test('the last lines are counted without empty ones', () => {
  expect(lastLines('1\n2\n\n3\n', 2)).toBe('2\n3')
})
