/** Ids and hashes are hexadecimal text in the program and half as long in the database. */
export const fromHex = (text: string): Uint8Array => Buffer.from(text, 'hex')
export const toHex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
