/** What a letter failed at, by the codes of its last attempt. */
export function whyDead(codes: string | null) {
  if (codes === 'could not be written') return 'unwritten'
  return steps.find(([sign]) => sign.test(codes ?? ''))?.[1] ?? 'other'
}

const steps = [
  [/ RCPT TO\b/, 'recipient'],
  [/ DATA\b/, 'letter'],
  [/ MAIL FROM\b/, 'sender'],
  [/^EAUTH\b/, 'login'],
  [/^(ECONN|ETIMEDOUT|ESOCKET|EDNS|ETLS)/, 'unreachable'],
] as const
