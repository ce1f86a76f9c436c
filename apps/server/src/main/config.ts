import * as t from 'typebox'
import { Value } from 'typebox/value'
import { hasPlaces, SmsGateway } from '../messages/sms-gateway.ts'
import { ProviderSettings } from '../people/providers.ts'

const Port = t.Integer({ minimum: 0, maximum: 65_535 })
/**
 * A basemap other than the pack's: a PMTiles file, or styles of MapLibre, with the hosts of what they name besides their
 * own, and to whom the map is owed.
 */
const Basemap = t.Union([
  t.Object({ file: t.String({ minLength: 1 }) }, { additionalProperties: false }),
  t.Object(
    {
      light: t.String({ pattern: '^https?://[^/\\s]+/' }),
      dark: t.Optional(t.String({ pattern: '^https?://[^/\\s]+/' })),
      hosts: t.Optional(t.Array(t.String({ pattern: '^https?://[^/\\s;,]+$' }))),
      attribution: t.String({ minLength: 1 }),
    },
    { additionalProperties: false },
  ),
])

const Secret = t.String({ minLength: 16 })

/** Everything that an installation sets, read once. Secrets have no default. */
export const Config = t.Object({
  production: t.Boolean(),
  host: t.String(),
  port: Port,
  publicUrl: t.String({ pattern: '^https?://[^/]+$' }),
  databaseUrl: t.String({ pattern: '^postgres(ql)?://' }),
  databasePool: t.Integer({ minimum: 1, maximum: 500 }),
  /** How long a statement of the API may take. Migrations, loads and the worker take as long as they need. */
  statementTimeoutMs: t.Integer({ minimum: 100, maximum: 120_000 }),
  redisUrl: t.String({ pattern: '^rediss?://' }),
  storageDir: t.String({ minLength: 1 }),
  webDir: t.Union([t.String(), t.Null()]),
  basemap: t.Union([Basemap, t.Null()]),
  sessionSecret: t.String({ minLength: 32 }),
  followSecret: t.String({ minLength: 32 }),
  metricsToken: t.Union([Secret, t.Null()]),
  /** Whether staff need a second factor; `off` only where something in front of the site asks for one. */
  staffSecondFactor: t.Enum(['required', 'off']),
  demoPassword: t.Union([t.String({ minLength: 8 }), t.Null()]),
  /** How many proxies in front add to `X-Forwarded-For`. */
  trustedProxies: t.Integer({ minimum: 0, maximum: 5 }),
  logLevel: t.String({ pattern: '^(silent|error|warn|info|debug)$' }),
  /** The mail server, `smtps://user:password@host`; without one messages to authors wait. */
  smtpUrl: t.Union([t.String({ pattern: '^smtps?://' }), t.Null()]),
  /** Who writes: an address, or `Name <address>`. */
  mailFrom: t.String({ pattern: '@' }),
  /** What sends SMS; without one nobody signs in by a phone. */
  smsGateway: t.Union([SmsGateway, t.Null()]),
  /** Signs pushes to browsers: a private key of P-256 as base64url (RFC 8292). Without one nobody is offered them. */
  vapidPrivateKey: t.Union([t.String({ pattern: '^[A-Za-z0-9_-]{43}$' }), t.Null()]),
  /** Private networks, as CIDR, into which webhooks and pushes may be sent; none unless named. */
  webhookNetworks: t.Array(t.String()),
  /** Ways to sign in through somebody else; none unless named. */
  signInProviders: t.Array(ProviderSettings),
  /** Minutes added to the clock: tests and the demo only. */
  clockShiftMinutes: t.Integer(),
})
export type Config = Readonly<t.Static<typeof Config>>

type Env = Readonly<Record<string, string | undefined>>

/**
 * The configuration that `env` describes, frozen.
 *
 * @throws Error that lists every fault at once, one a line.
 */
export function readConfig(env: Env): Config {
  const number = (value: string | undefined, otherwise: number) =>
    value === undefined || value === '' ? otherwise : Number(value)
  const production = env.NODE_ENV === 'production'
  const port = number(env.PORT, 3000)
  const publicUrl = env.PUBLIC_URL ?? `http://localhost:${port}`
  const config = {
    production,
    host: env.HOST ?? '127.0.0.1',
    port,
    publicUrl,
    databaseUrl: env.DATABASE_URL,
    databasePool: number(env.DATABASE_POOL, 20),
    statementTimeoutMs: number(env.STATEMENT_TIMEOUT_MS, 15_000),
    redisUrl: env.REDIS_URL,
    storageDir: env.STORAGE_DIR,
    webDir: env.WEB_DIR ?? null,
    basemap: jsonOf(env.BASEMAP, null),
    sessionSecret: env.SESSION_SECRET,
    followSecret: env.FOLLOW_SECRET,
    metricsToken: env.METRICS_TOKEN ?? null,
    staffSecondFactor: env.STAFF_SECOND_FACTOR || 'required',
    demoPassword: env.DEMO_PASSWORD ?? null,
    trustedProxies: number(env.TRUSTED_PROXIES, 0),
    logLevel: env.LOG_LEVEL ?? 'info',
    smtpUrl: env.SMTP_URL || null,
    mailFrom: env.MAIL_FROM || `no-reply@${URL.parse(publicUrl)?.hostname}`,
    vapidPrivateKey: env.VAPID_PRIVATE_KEY || null,
    webhookNetworks: env.WEBHOOK_NETWORKS?.split(',').filter(Boolean) ?? [],
    signInProviders: jsonOf(env.SIGN_IN_PROVIDERS, []),
    smsGateway: jsonOf(env.SMS_GATEWAY, null),
    clockShiftMinutes: number(env.CLOCK_SHIFT_MINUTES, 0),
  }
  const faults = Value.Errors(Config, config).map(
    (fault) => `${variableOf(fault.instancePath)}: ${fault.message}`,
  )
  if (production && config.clockShiftMinutes !== 0) faults.push('CLOCK_SHIFT_MINUTES: not in production')
  if (Value.Check(SmsGateway, config.smsGateway) && !hasPlaces(config.smsGateway))
    faults.push('SMS_GATEWAY/BODY: {to} and {text} must stand in it')
  if (faults.length > 0) throw new Error(`Configuration:\n  ${[...new Set(faults)].join('\n  ')}`)
  return Object.freeze(config as Config)
}

/** The other hosts that the basemap is asked of. */
export function basemapHosts({ basemap }: Config): readonly string[] {
  if (!basemap || 'file' in basemap) return []
  const { light, dark = light, hosts = [] } = basemap
  return [...new Set([new URL(light).origin, new URL(dark).origin, ...hosts])]
}

/** Nonsense stays text, which is neither list nor object: the fault is named with all others. */
function jsonOf(value: string | undefined, otherwise: unknown): unknown {
  try {
    return value ? JSON.parse(value) : otherwise
  } catch {
    return value
  }
}

/** `/databaseUrl` is set by `DATABASE_URL`. */
function variableOf(path: string): string {
  return path
    .slice(1)
    .replace(/[A-Z]/g, (letter) => `_${letter}`)
    .toUpperCase()
}

/** The configuration of this process; a fault ends it with one message and no stack. */
export function configOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : fault)
    process.exit(1)
  }
}

/** The database alone, for commands that need nothing else. */
export function databaseUrlOrExit(): string {
  const url = process.env.DATABASE_URL
  if (url) return url
  console.error('DATABASE_URL is not set')
  process.exit(1)
}

/** The database as its owner, who changes its shape. One role for all is allowed: then both are the same. */
export function ownerUrlOrExit(): string {
  return process.env.DATABASE_OWNER_URL || databaseUrlOrExit()
}
