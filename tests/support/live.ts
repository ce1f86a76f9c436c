import type { LiveChange } from '@gorozhanin/domain/reports/api'

/** What a browser with this cookie hears of reports from the stream at `address`, as it hears it, until `signal`. */
export async function listenTo(
  address: string,
  signal: AbortSignal,
  cookie = '',
): Promise<readonly LiveChange[]> {
  const heard: LiveChange[] = []
  const response = await fetch(`${address}/api/live`, { headers: { cookie }, signal })
  const read = async () => {
    let text = ''
    for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      text += chunk
      const messages = text.split('\n\n')
      text = messages.pop() ?? ''
      for (const message of messages) {
        const data = /^event: report\ndata: (.*)$/m.exec(message)?.[1]
        if (data) heard.push(JSON.parse(data))
      }
    }
  }
  read().catch(() => {})
  return heard
}
