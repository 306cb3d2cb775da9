import type { Attachments } from './ports/attachments.ts'
import type { Files, RecentDocuments } from './ports/files.ts'
import type { Cryptography, Keys } from './ports/keys.ts'
import type { FormDrafts } from './ports/form-drafts.ts'
import type { Register } from './ports/register.ts'

/** What every use case is handed: the effects of the program, and nothing it could not be tested with. */
export interface UseCaseDependencies {
  readonly register: Register
  readonly attachments: Attachments
  readonly files: Files
  readonly documents: RecentDocuments
  readonly formDrafts: FormDrafts
  readonly keys: Keys
  readonly cryptography: Cryptography
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** The calendar day that people write on what they do today. */
  readonly today: () => string
  /** 16 random bytes in hexadecimal. */
  readonly newId: () => string
}
