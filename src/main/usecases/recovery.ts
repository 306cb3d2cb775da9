import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import {
  readRecoveryLines,
  recoveryCode,
  recoveryLines,
} from '../../contract/exchange/recovery-text.ts'
import { bytesOfHex } from '../../contract/hexadecimal.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { ownKeys, registerDirectory } from './own-keys.ts'
import type { Cryptography, GivenPassphrase, OpenKeys } from './ports/keys.ts'
import type { Register } from './ports/register.ts'
import type { ReportMeans } from './ports/report-renderer.ts'

/** More than a page that somebody typed is no recovery sheet. */
const largestSheet = 64 * 1024

/** By which a person knows a register again: eight words of its root key. */
const registerWords = ({ spokenWords, sha256 }: Cryptography, root: string): string[] => [
  ...spokenWords(sha256(bytesOfHex(root))),
]

/**
 * Writes the sheet that brings lost keys back: the keys sealed with a passphrase that is not on it. Only of keys that count:
 * a sheet of others would bring back nothing.
 */
export async function writeRecoverySheet(
  dependencies: UseCaseDependencies,
  means: ReportMeans,
  input: EngineParams<'offices.recoverySheet'>,
): Promise<Result<EngineResult<'offices.recoverySheet'>, Refusal>> {
  return input.passphraseFile === null
    ? failure(refusal('passphrase_required'))
    : writeSheet(dependencies, means, { ...input, sealWith: { file: input.passphraseFile } })
}

/** The same of keys that are open in the window, sealed with a passphrase that was typed there for the sheet. */
export const writeTypedRecoverySheet = (
  dependencies: UseCaseDependencies,
  means: ReportMeans,
  { passphrase, ...input }: EngineParams<'recovery.write'>,
): Promise<Result<EngineResult<'recovery.write'>, Refusal>> =>
  writeSheet(dependencies, means, {
    ...input,
    passphraseFile: null,
    sealWith: { typed: passphrase },
  })

async function writeSheet(
  dependencies: UseCaseDependencies,
  { renderer, programVersion }: ReportMeans,
  input: EngineParams<'offices.recoverySheet'> & { readonly sealWith: GivenPassphrase },
): Promise<Result<EngineResult<'offices.recoverySheet'>, Refusal>> {
  const { register, keys, cryptography, files, today } = dependencies
  const opened = await ownKeys(dependencies, input)
  if (!opened.ok) return opened
  const sealed = await keys.sealedCopy(input, input.sealWith)
  if (!sealed.ok) return sealed
  const root = register.membership.root()
  if (root === null) throw new Error('keys were opened and no root key is pinned')
  const words = registerWords(cryptography, root)
  const { office } = register.facts
  const rendered = await renderer.recoverySheet({
    office: office.name,
    register: root,
    words,
    coordinating: opened.value.keys.root !== null,
    lines: recoveryLines(sealed.value),
    code: recoveryCode(sealed.value),
    today: today(),
    programVersion,
    language: input.language,
    paper: input.paper,
  })
  if (!rendered.ok) return rendered
  const written = await files.write(input.file, rendered.value)
  return written.ok ? success({ office: office.id, file: input.file, words }) : written
}

/** Brings the keys back from the lines of a sheet; the passphrase that opens it seals them here. */
export async function restoreKeys(
  { register, keys, files, cryptography }: UseCaseDependencies,
  input: EngineParams<'offices.restoreKeys'>,
): Promise<Result<EngineResult<'offices.restoreKeys'>, Refusal>> {
  const read = await files.read(input.file, largestSheet)
  if (!read.ok) return read
  const copied = readRecoveryLines(new TextDecoder().decode(read.value.bytes))
  if ('line' in copied) return failure(refusal('recovery_line_wrong', { line: copied.line }))
  const restored = await keys.restore(copied.bytes, input, (found) =>
    areOf(found, register, cryptography)
      ? null
      : refusal('recovery_of_other_register', { office: register.facts.office.name }),
  )
  if (!restored.ok) return restored
  return success({ office: register.facts.office.id, register: register.membership.root() ?? '' })
}

/** The root has named these keys of this office: new ones that it was given since are not on an older sheet. */
function areOf(found: OpenKeys, register: Register, cryptography: Cryptography): boolean {
  const { office } = register.facts
  const known = registerDirectory(register, cryptography)?.offices.get(office.id)
  return known?.signingKey === found.office && known.recipient === found.recipient
}
