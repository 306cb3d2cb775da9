import { hash } from 'node:crypto'

/** Lower-case hexadecimal. In one call, which takes half as long as a hash that is fed: commits are many and short. */
export const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex')
