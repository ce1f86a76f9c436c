import { useState } from 'react'

/** The secret of a link: it stands in the fragment, which no server and no referrer sees. Kept while the page is open. */
export function useSecret(): string {
  const [secret] = useState(() => location.hash.slice(1))
  return secret
}
