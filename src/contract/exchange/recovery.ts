import * as z from 'zod'
import { daySchema, idSchema, languageSchema } from '../primitives.ts'
import { typedPassphraseSchema } from './keys.ts'

export const paperSizes = ['letter', 'a4'] as const
export type PaperSize = (typeof paperSizes)[number]

const words = z.array(z.string()).length(8)

/** What is printed; the keys stand there sealed, and nothing else that is secret. */
export interface RecoverySheet {
  readonly office: string
  /** The root public key of the register, in hexadecimal. */
  readonly register: string
  /** By which a person knows the register again. */
  readonly words: readonly string[]
  readonly coordinating: boolean
  /** The same sealed keys twice: as lines that a person copies, and as a code that a machine reads (`null`: too long). */
  readonly lines: readonly string[]
  readonly code: string | null
  /** Day on which it was made. */
  readonly today: z.output<typeof daySchema>
  readonly programVersion: string
  readonly language: z.output<typeof languageSchema>
  readonly paper: PaperSize
}

export const recoverySheetSchema = {
  params: z.object({
    as: z.string().nullable(),
    file: z.string(),
    language: languageSchema,
    paper: z.enum(paperSizes),
    /** Opens the keys, and seals them on the sheet. */
    passphraseFile: z.string().nullable(),
  }),
  result: z.object({ office: idSchema, file: z.string(), words }),
}

const saveParams = z.object({
  as: idSchema,
  language: languageSchema,
  paper: z.enum(paperSizes),
  /** Seals the keys on the sheet. */
  passphrase: typedPassphraseSchema,
})

/** As the window asks it, whose keys are open; `null`: the person changed their mind. */
export const saveRecoverySchema = {
  params: saveParams,
  result: recoverySheetSchema.result.nullable(),
}

/** Into the file that the main process asked for. */
export const writeRecoverySchema = {
  params: saveParams.extend({ file: z.string() }),
  result: recoverySheetSchema.result,
}

export const restoreKeysSchema = {
  params: z.object({
    /** A text file with the lines of the sheet, or with what its code gave. */
    file: z.string(),
    passphraseFile: z.string().nullable(),
  }),
  result: z.object({ office: idSchema, register: z.string() }),
}
