import * as z from 'zod'

/** What the window has to know before it asks somebody for a passphrase. */
const keyStateSchema = z.object({
  /** Whether the register has keys; they are made when they are first needed. */
  made: z.boolean(),
  /** They open, or are made, without asking anybody. */
  open: z.boolean(),
  /** The system keeps a key for this user, which seals and opens them. */
  machine: z.boolean(),
  /** Somebody typed the passphrase since the program started, and did not lock them again. */
  held: z.boolean(),
  /** A passphrase opens those that are made. */
  passphrase: z.boolean(),
})
export type KeyState = z.output<typeof keyStateSchema>

/** One line: on the command line it is the first of a file. */
export const typedPassphraseSchema = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^[^\r\n]+$/)

export const keysStateSchema = { params: z.object({}), result: keyStateSchema }

/** Opens the keys until they are locked or the program ends; of keys that are not made yet, says with what to seal them. */
export const keysUnlockSchema = {
  params: z.object({ passphrase: typedPassphraseSchema }),
  result: keyStateSchema,
}

/** Seals keys that are open with another passphrase. */
export const keysChangeSchema = {
  params: z.object({ passphrase: typedPassphraseSchema }),
  result: keyStateSchema,
}

export const keysLockSchema = { params: z.object({}), result: keyStateSchema }

/** Six words that nobody guesses, for whoever wants to think of none. */
export const keysProposeSchema = {
  params: z.object({}),
  result: z.object({ passphrase: z.string() }),
}

/** From the main process alone: the key that the system keeps for this user, in base64. */
export const keysMachineSchema = {
  params: z.object({ key: z.base64() }),
  result: keyStateSchema,
}
