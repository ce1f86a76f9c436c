import { solve } from '@gorozhanin/domain/proof/proof'

self.onmessage = ({ data }: MessageEvent<string>) => self.postMessage(solve(data))
