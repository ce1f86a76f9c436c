import { inviteStaff } from '@gorozhanin/domain/people/staff-api'
import { invitationLetter } from '@gorozhanin/domain/people/staff-letters'
import { Value } from 'typebox/value'
import { system } from '../audit/commands.ts'
import { makeInvitation } from '../people/invitations.ts'
import { mailLink } from '../people/mail-link.ts'
import { Problem } from '../platform/problem.ts'
import { configOrExit } from './config.ts'
import { openContext } from './open.ts'

/** `invite-admin <e-mail> [name]`: invites an administrator. The link is mailed, or printed to be handed over. */
const [email = '', name = email] = process.argv.slice(2)
const access = { roles: ['admin' as const], agency: null, groups: null, leads: false }
const language = 'ru'
const { properties } = inviteStaff.body
if (!Value.Check(properties.email, email) || !Value.Check(properties.name, name)) {
  console.error('invite-admin <e-mail> [name]')
  process.exit(1)
}
const ctx = await openContext(configOrExit())
try {
  // Before the invitation: without a city there is none, and no link that nobody gets to see.
  const { city } = await ctx.catalog()
  const { link } = await makeInvitation(
    ctx,
    { login: email, name, language, access, invitedBy: null },
    system,
  )
  const mailed = await mailLink(ctx, email, invitationLetter({ url: link, name, city: city.name }, language))
  process.stdout.write(mailed ? `The invitation was mailed to ${email}.\n` : `Hand this link over: ${link}\n`)
} catch (fault) {
  console.error(saidOf(fault))
  process.exitCode = 1
} finally {
  await ctx.close()
}

function saidOf(fault: unknown): unknown {
  if (!(fault instanceof Problem)) return fault instanceof Error ? fault.message : fault
  const { title, detail = title } = fault.toShape()
  return `${detail} (${fault.code})`
}
