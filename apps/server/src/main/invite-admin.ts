import { invitationLetter } from '@gorozhanin/domain/people/staff-letters'
import { system } from '../audit/commands.ts'
import { makeInvitation } from '../people/invitations.ts'
import { mailLink } from '../people/mail-link.ts'
import { configOrExit } from './config.ts'
import { openContext } from './open.ts'

/** `invite-admin <e-mail> [name]`: invites an administrator. The link is mailed, or printed to be handed over. */
const [login, name = login] = process.argv.slice(2)
if (!login || !name || !/^[^@\s]+@[^@\s]+$/.test(login)) {
  console.error('invite-admin <e-mail> [name]')
  process.exit(1)
}
const ctx = await openContext(configOrExit())
try {
  const access = { roles: ['admin' as const], agency: null, groups: null, leads: false }
  const invited = { login, name, access, language: 'ru', invitedBy: null } as const
  const { link } = await makeInvitation(ctx, invited, system)
  const { city } = await ctx.catalog()
  const mailed = await mailLink(ctx, login, invitationLetter({ url: link, name, city: city.name }, 'ru'))
  process.stdout.write(mailed ? `The invitation was mailed to ${login}.\n` : `Hand this link over: ${link}\n`)
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
} finally {
  await ctx.close()
}
