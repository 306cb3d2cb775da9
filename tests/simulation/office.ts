import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cryptography } from '../../src/main/exchange/keys/ed25519.ts'
import { fileAttachments } from '../../src/main/files/attachments.ts'
import { fileFormDrafts } from '../../src/main/files/form-drafts.ts'
import { recentDocuments } from '../../src/main/files/recent-documents.ts'
import { systemFiles } from '../../src/main/files/system-files.ts'
import { openConnection, type ReadConnection } from '../../src/main/store/connection.ts'
import { mintId } from '../../src/main/store/minted-ids.ts'
import { openRegister } from '../../src/main/store/open-register.ts'
import type { StoreOptions } from '../../src/main/store/store-options.ts'
import { hexOfBytes } from '../../src/contract/hexadecimal.ts'
import type { Cryptography } from '../../src/main/usecases/ports/keys.ts'
import type { UseCaseDependencies } from '../../src/main/usecases/dependencies.ts'
import { openedKeys, type AgePair } from './signing-keys.ts'
import { valueOf } from './value-of.ts'
import type { World } from './world.ts'

/** An office over a real register on disk, with a clock that may be wrong. */
export interface SimulatedOffice extends UseCaseDependencies {
  readonly name: string
  readonly directory: string
  readonly office: string
  readonly people: readonly string[]
  readonly age: AgePair
  /** Installations whose keys it has: its own, and those that it was before. */
  readonly held: Set<string>
  readonly state: {
    /** Milliseconds by which its machine's clock is ahead. */
    skew: number
    /** Runs once, when the store next asks in the midst of a transaction whether it has a file. */
    interruption: (() => void) | null
  }
  /** The database past the register, for what only a test asks. */
  readonly database: ReadConnection
  close(): void
}

const verified = new Map<string, boolean>()

/** Who signed what is asked again at every exchange of every office, and never answered otherwise. */
const rememberingCryptography: Cryptography = {
  ...cryptography,
  verify: (key, message, signature) => {
    const asked = [key, hexOfBytes(message), hexOfBytes(signature)].join(' ')
    const known = verified.get(asked)
    if (known !== undefined) return known
    const answer = cryptography.verify(key, message, signature)
    verified.set(asked, answer)
    return answer
  },
}

export const attachmentsIn = (directory: string): ReturnType<typeof fileAttachments> =>
  fileAttachments(join(directory, 'attachments'))

export const storeOptions = (directory: string, now: () => number): StoreOptions => ({
  directory,
  now,
  onSlow: () => undefined,
  holds: (sha256) => attachmentsIn(directory).holds(sha256),
  discard: (sha256) => attachmentsIn(directory).discard(sha256),
})

export function openOffice(
  world: World,
  given: Pick<SimulatedOffice, 'name' | 'directory' | 'office' | 'people' | 'age' | 'held'>,
): SimulatedOffice {
  const { directory } = given
  const attachments = attachmentsIn(directory)
  const state: SimulatedOffice['state'] = { skew: 0, interruption: null }
  // People do not save twice in one millisecond, and a clock that runs backwards is a skew that changes.
  const now = (): number => (world.now += 1) + state.skew
  const options: StoreOptions = {
    ...storeOptions(directory, now),
    holds: (sha256) => {
      const { interruption } = state
      state.interruption = null
      interruption?.()
      return attachments.holds(sha256)
    },
  }
  const register = valueOf(openRegister(options))
  const database = openConnection({
    path: join(directory, 'register.sqlite'),
    readOnly: true,
    now: () => 0,
    onSlow: () => undefined,
  })
  return {
    ...given,
    state,
    register,
    attachments,
    files: systemFiles(directory),
    documents: recentDocuments(),
    formDrafts: fileFormDrafts(join(directory, 'drafts')),
    keys: openedKeys(given.office, given.age, given.held),
    cryptography: rememberingCryptography,
    now,
    today: () => new Date(world.now + state.skew).toISOString().slice(0, 10),
    newId: () => mintId(register.facts.installation, world.random.hex(16)),
    database,
    close: () => {
      database.close()
      register.close()
    },
  }
}

/** Whether the bytes of a file are what they are named after. */
export const verifyIn =
  (directory: string) =>
  (sha256: string): Promise<'intact' | 'altered' | 'missing'> => {
    if (!attachmentsIn(directory).holds(sha256)) return Promise.resolve('missing')
    const bytes = readFileSync(join(directory, 'attachments', sha256.slice(0, 2), sha256))
    const found = createHash('sha256').update(bytes).digest('hex')
    return Promise.resolve(found === sha256 ? 'intact' : 'altered')
  }
