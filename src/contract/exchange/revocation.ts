import * as z from 'zod'

/** What an installation has to know of its own revocation. */
export const ownRevocationSchema = z.object({
  /** The last save of it that counts, by its own counter; 0: none does. */
  after: z.int(),
  /** Saves made here after that: they are kept and count in no office. */
  disregarded: z.int(),
})
export type OwnRevocation = z.output<typeof ownRevocationSchema>
