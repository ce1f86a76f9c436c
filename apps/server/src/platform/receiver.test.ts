import { expect, test } from 'vitest'
import { isPublic, networks, receiverOf } from './receiver.ts'

test.each([
  ['8.8.8.8', true],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false], // where clouds keep their secrets
  ['172.16.0.1', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['0.0.0.0', false],
])('an agency may be called at %s: %s', (address, expected) => {
  expect(isPublic(address, 'ipv4')).toBe(expected)
})

test.each([
  ['2a02:6b8::2:242', true],
  ['::1', false],
  ['::', false],
  ['::ffff:127.0.0.1', false],
  ['fe80::1', false],
  ['fd00::1', false],
  ['64:ff9b::7f00:1', false],
  ['2002:7f00:1::', false], // 127.0.0.1 in 6to4
  ['2001:db8::1', false],
  ['ff02::1', false],
])('an agency may be called at %s: %s', (address, expected) => {
  expect(isPublic(address, 'ipv6')).toBe(expected)
})

test('a private network is open only when it is named', async () => {
  const named = networks(['10.20.0.0/16', 'fd00:1::/32'])
  expect(await receiverOf('10.20.3.4', named)).toEqual({ address: '10.20.3.4', trusted: true })
  expect(await receiverOf('[fd00:1::5]', named)).toEqual({ address: 'fd00:1::5', trusted: true })
  await expect(receiverOf('10.21.0.1', named)).rejects.toThrow('no address that a webhook may be sent to')
})

test.each([
  '0x7f.1',
  '2130706433',
  '127.1',
  '0177.0.0.1',
  '[::ffff:127.0.0.1]',
  '[::ffff:a9fe:a9fe]',
  '①②⑦.0.0.1',
])('an address written as %s is still loopback', async (written) => {
  const { hostname } = new URL(`http://${written}/`)
  await expect(receiverOf(hostname, networks([]))).rejects.toThrow('no address')
})

test('a name is looked up once, and the call goes to the address that was checked: a second answer leads nowhere', async () => {
  const answers = [['8.8.8.8'], ['127.0.0.1']]
  const rebinding = async () => answers.shift() ?? []
  expect(await receiverOf('evil.example', networks([]), rebinding)).toEqual({
    address: '8.8.8.8',
    trusted: false,
  })
  expect(answers).toEqual([['127.0.0.1']])
  await expect(receiverOf('evil.example', networks([]), rebinding)).rejects.toThrow('no address')
})

test('of several addresses of a name only one that may be called is', async () => {
  const both = async () => ['10.0.0.5', '::1', '169.254.169.254', '8.8.4.4']
  expect(await receiverOf('mixed.example', networks([]), both)).toMatchObject({ address: '8.8.4.4' })
})

test('a network that cannot be read is a mistake of the installation', () => {
  expect(() => networks(['everything'])).toThrow('not a network')
})
