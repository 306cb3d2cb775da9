import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { readStatement } from '../../contract/exchange/statement.ts'
import type { Directory } from '../../core/exchange/directory.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { ExchangeCallDependencies } from './exchange-calls.ts'
import type { ExchangeIdentity } from './exchange-identity.ts'
import { takeIn } from './import-package.ts'
import { approvalWords } from './office-approve.ts'
import { requestContent } from './office-request.ts'
import { identityBy } from './opened-identity.ts'
import { registerDirectory } from './own-keys.ts'
import type { Job } from './ports/job.ts'
import type { OpenKeys } from './ports/keys.ts'
import type { StagedPackage } from './ports/packages.ts'
import { trustOf } from './trust-of.ts'
import { watchedBy } from './watched-by-job.ts'

/**
 * Takes in the approval of this office's request: pins the root key of the register, and brings what this office may have
 * of it. The words tell which register said yes to which request; an approval by anybody else gives others.
 */
export async function joinRegister(
  dependencies: ExchangeCallDependencies,
  input: EngineParams<'offices.join'>,
): Promise<Result<EngineResult<'offices.join'>, Refusal>> {
  const { register, exchangeFiles, job } = dependencies
  const read = await readApproval(dependencies, input)
  if (!read.ok) return read
  const { staged, who, words, name } = read.value
  if (input.words !== undefined && input.words.join() !== words.join()) {
    await exchangeFiles.remove([staged.folder])
    return failure(refusal('approval_words_differ'))
  }
  if (job.signal.aborted) {
    await exchangeFiles.remove([staged.folder])
    return failure(refusal('package_cancelled'))
  }
  // Half a register is none: what has begun is taken in to its end.
  const order = { file: input.file, passphrase: null, reply: null, job: uncancelled(job) }
  const join = register.membership.root() === null ? who.root : null
  const imported = await takeIn(dependencies, who, { order, staged, name, join })
  if (!imported.ok) return imported
  const { offices } = who.directoryNow()
  return success({
    office: who.office,
    coordinator: offices.get(imported.value.sender.office)?.name ?? '',
    scope: [...(offices.get(who.office)?.scope ?? [])],
    words,
  })
}

const uncancelled = ({ tell, breathe }: Job): Job => ({
  signal: new AbortController().signal,
  tell,
  breathe,
})

/** The words of an approval and whose it is, to be compared before anything of it is taken in. */
export async function examineApproval(
  dependencies: ExchangeCallDependencies,
  input: EngineParams<'enrolment.examine'>,
): Promise<Result<EngineResult<'enrolment.examine'>, Refusal>> {
  const read = await readApproval(dependencies, { ...input, passphraseFile: null })
  if (!read.ok) return read
  const { staged, words, offices } = read.value
  await dependencies.exchangeFiles.remove([staged.folder])
  const { office } = dependencies.register.facts
  return success({
    coordinator: offices.get(staged.manifest.sender.office)?.name ?? '',
    scope: [...(offices.get(office.id)?.scope ?? [])],
    words,
  })
}

interface ReadApproval {
  readonly staged: StagedPackage
  readonly who: ExchangeIdentity
  /** As the package names them. */
  readonly offices: Directory['offices']
  readonly words: string[]
  /** Under which it was staged. */
  readonly name: string
}

/** Staged and verified, and of this office's own request. */
async function readApproval(
  dependencies: ExchangeCallDependencies,
  input: Pick<EngineParams<'offices.join'>, 'as' | 'file' | 'passphraseFile'>,
): Promise<Result<ReadApproval, Refusal>> {
  const { keys, cryptography, newId, exchangeFiles } = dependencies
  if (!keys.exist()) return failure(refusal('keys_not_made'))
  const opened = await keys.open(input)
  if (!opened.ok) return opened
  // A folder that was copied after it asked is an installation of its own, and nobody has asked for that one.
  if (!opened.value.installations.has(dependencies.register.facts.installation)) {
    return failure(refusal('approval_of_other_request'))
  }
  if (isKnown(dependencies, opened.value)) return failure(refusal('office_joined_already'))
  const content = requestContent(dependencies, opened.value, input.as)
  if (!content.ok) return content
  const name = newId()
  const read = await stagedApproval(dependencies, opened.value, input.file, name)
  if (!read.ok) return read
  const { staged, who } = read.value
  const directory = directoryOfApproval(staged, who)
  const refused = joinRefusal(dependencies, opened.value, staged, directory)
  if (refused !== null) {
    await exchangeFiles.remove([staged.folder])
    return failure(refused)
  }
  const words = approvalWords(cryptography, who.root, cryptography.sha256(content.value))
  return success({ staged, who, offices: directory.offices, words, name })
}

const directoryOfApproval = ({ manifest }: StagedPackage, who: ExchangeIdentity): Directory =>
  who.directoryWith(manifest.statements.flatMap((carried) => readStatement(carried) ?? []))

/** The root has named these keys: there is nothing to join any more. */
function isKnown({ register, cryptography }: ExchangeCallDependencies, keys: OpenKeys): boolean {
  const directory = registerDirectory(register, cryptography)
  const { office, installation } = register.facts
  return (
    directory?.offices.get(office.id)?.signingKey === keys.office &&
    directory.installations.get(installation)?.key === keys.installations.get(installation)
  )
}

/** Read by the root key that the package names; where one is pinned already, by no other. */
async function stagedApproval(
  dependencies: ExchangeCallDependencies,
  keys: OpenKeys,
  file: string,
  name: string,
): Promise<Result<{ readonly staged: StagedPackage; readonly who: ExchangeIdentity }, Refusal>> {
  const { packages, exchangeFiles, register, job } = dependencies
  const byRoot = (root: string): ExchangeIdentity =>
    identityBy(dependencies, keys, register.membership.root() ?? root)
  const staged = await packages.stage(file, await exchangeFiles.stagedFolder(name), {
    opening: { identities: [keys.identity] },
    trust: (statements, root) => trustOf(byRoot(root))(statements, root),
    ...watchedBy(job, 'read'),
  })
  return staged.ok
    ? success({ staged: staged.value, who: byRoot(staged.value.manifest.register) })
    : staged
}

function joinRefusal(
  { register: { facts } }: ExchangeCallDependencies,
  keys: OpenKeys,
  { manifest }: StagedPackage,
  { offices, installations }: Directory,
): Refusal | null {
  if (manifest.kind !== 'approval') return refusal('approval_expected')
  const own = offices.get(facts.office.id)
  const isOfRequest =
    own !== undefined &&
    own.signingKey === keys.office &&
    own.recipient === keys.recipient &&
    installations.get(facts.installation)?.key === keys.installations.get(facts.installation) &&
    offices.get(manifest.sender.office)?.coordinating === true
  return isOfRequest ? null : refusal('approval_of_other_request')
}
