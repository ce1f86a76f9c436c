const secretShape = /^#([\w-]{20,100})$/

/** Takes the author's secret out of the address, so that it is not shown, bookmarked or shared by mistake. */
export function takeFollow(): string | undefined {
  const secret = secretShape.exec(location.hash)?.[1]
  if (secret) history.replaceState(history.state, '', location.pathname + location.search)
  return secret
}
