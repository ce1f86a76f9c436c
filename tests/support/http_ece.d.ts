declare module 'http_ece' {
  import type { ECDH } from 'node:crypto'

  const ece: {
    /** Opens an encrypted body (RFC 8188) with the keys of a browser. */
    readonly decrypt: (
      body: Buffer,
      keys: { readonly version: 'aes128gcm'; readonly privateKey: ECDH; readonly authSecret: string },
    ) => Buffer
  }
  export default ece
}
