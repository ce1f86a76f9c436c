import { Resolver } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** Where a call goes: an address that was checked, so that a second look-up cannot lead elsewhere. */
export type Receiver = { readonly address: string; readonly trusted: boolean }

const asks = { timeout: 2_000, tries: 2 }

/**
 * The address behind `host` that a webhook may be sent to: a public one, or one inside a trusted network.
 *
 * Names are asked of DNS directly: the system's own look-up has four threads a process, and one agency with a dead
 * name server would hold them all.
 *
 * @param lookUp the addresses of a name; asked once, and the call goes to what was checked
 * @throws Error when the name is unknown or every address of it is private.
 */
export async function receiverOf(
  host: string,
  trusted: BlockList,
  lookUp: (name: string) => Promise<readonly string[]> = addressesOf,
): Promise<Receiver> {
  const bare = host.replace(/^\[|\]$/g, '')
  for (const address of isIP(bare) ? [bare] : await lookUp(bare)) {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (trusted.check(address, family)) return { address, trusted: true }
    if (isPublic(address, family)) return { address, trusted: false }
  }
  throw new Error(`${host} has no address that a webhook may be sent to`)
}

async function addressesOf(host: string): Promise<readonly string[]> {
  const resolver = new Resolver(asks)
  const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  return found.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
}

/** Networks as `address/prefix`. @throws Error at one that cannot be read. */
export function networks(list: readonly string[]): BlockList {
  const block = new BlockList()
  for (const network of list) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address)
    if (family === 0) throw new Error(`not a network: ${network}`)
    block.addSubnet(address, Number(prefix ?? (family === 6 ? 128 : 32)), family === 6 ? 'ipv6' : 'ipv4')
  }
  return block
}

/** Special-purpose addresses of IPv4 (RFC 6890, RFC 6598): private, loopback, link-local, documentation, multicast. */
const specialV4 = networks([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
])
/** Only this part of IPv6 is handed out for the public net (RFC 4291) … */
const globalV6 = networks(['2000::/3'])
/** … and these parts of it lead into other networks or nowhere: Teredo, 6to4, documentation. */
const specialV6 = networks(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

export function isPublic(address: string, family: 'ipv4' | 'ipv6'): boolean {
  if (family === 'ipv4') return !specialV4.check(address, family)
  return globalV6.check(address, family) && !specialV6.check(address, family)
}
