import { followReport, type ReportCard, showReport } from '@gorozhanin/domain/reports/api'
import { call } from '../../api/call.ts'
import { followOf, rememberMine } from '../mine/mine.ts'

const secretShape = /^#([\w-]{20,100})$/

/** Numbers whose secret this page has exchanged: the cookie holds longer than the page. */
const exchanged = new Set<string>()

/** One exchange at a time: each adds to the cookie that the one before has set. */
let lastExchange: Promise<unknown> = Promise.resolve()

/**
 * The card of a report. Where the author's secret is known, from the address or from this device, it is exchanged
 * for a cookie first, and the card is the author's.
 *
 * @throws ApiProblem `report.not_found` alike for what does not exist and for what strangers may not see;
 * `report.withdrawn`.
 */
export async function openReport(number: string, signal: AbortSignal): Promise<ReportCard> {
  const secret = takeSecret(number) ?? followOf(number)
  if (secret && !exchanged.has(number)) {
    const exchange = () => call(followReport, { params: { number }, body: { follow: secret } })
    // A secret that does not fit opens nothing; the public card may still be there.
    lastExchange = lastExchange.then(exchange).catch(() => undefined)
    await lastExchange
    exchanged.add(number)
  }
  const card = await call(showReport, { params: { number }, signal })
  if (card.mine && secret && followOf(number) !== secret) remember(card, secret)
  return card
}

/** Takes the author's secret out of the address, so that it is not shown, bookmarked or shared by mistake. */
function takeSecret(number: string): string | undefined {
  const secret = secretShape.exec(location.hash)?.[1]
  if (!secret || location.pathname !== `/reports/${number}`) return undefined
  exchanged.delete(number)
  history.replaceState(history.state, '', location.pathname + location.search)
  return secret
}

function remember(card: ReportCard, follow: string): void {
  const { number, registeredAt, category, address, agency, dueAt, status, published } = card
  rememberMine({
    number,
    follow,
    filedAt: registeredAt,
    category: category.name,
    address,
    agency: agency.name,
    dueAt,
    handedOver: status !== 'moderation',
    isPublic: published,
  })
}
