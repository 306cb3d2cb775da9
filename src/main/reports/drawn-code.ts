import { encodeQR } from 'qr'

/**
 * A QR code as a picture: readable where a seventh of it is soiled or folded (ISO/IEC 18004, level M), with the white
 * rim that readers need. `text`: capitals and digits, which take the least room.
 */
export const drawnCode = (text: string): Uint8Array =>
  new TextEncoder().encode(
    encodeQR(text, 'svg', { ecc: 'medium', encoding: 'alphanumeric', border: 4 }),
  )
