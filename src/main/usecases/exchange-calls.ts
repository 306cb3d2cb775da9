import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Directory, KnownOffice } from '../../core/exchange/directory.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { ExchangeDependencies, ExchangeIdentity } from './exchange-identity.ts'
import { exportPackages } from './export-packages.ts'
import { importPackage, resumeImports, stageFile } from './import-package.ts'
import { officeCalled } from './office-list.ts'
import { checkedScope } from './office-scope.ts'
import { identityOf } from './opened-identity.ts'
import { ownKeys, registerDirectory } from './own-keys.ts'
import { namedGaps, officeName, previewOf } from './package-preview.ts'
import type { Job } from './ports/job.ts'
import type { Passphrases } from './ports/passphrases.ts'

/** What an exchange needs besides what every use case has. */
export type ExchangeMeans = Omit<ExchangeDependencies, keyof UseCaseDependencies> & {
  readonly passphrases: Passphrases
}

/** `job`: of the call. */
export type ExchangeCallDependencies = UseCaseDependencies & ExchangeMeans & { readonly job: Job }

/** This office with its keys opened; they are made at the first exchange. */
export async function exchangeIdentity(
  dependencies: UseCaseDependencies,
  { as, passphraseFile }: { readonly as: string | null; readonly passphraseFile: string | null },
): Promise<Result<ExchangeIdentity, Refusal>> {
  const opened = await ownKeys(dependencies, { as, passphraseFile })
  return opened.ok ? success(identityOf(dependencies, opened.value.keys)) : opened
}

export async function exportFor(
  dependencies: ExchangeCallDependencies,
  input: EngineParams<'exchange.export'>,
): Promise<Result<EngineResult<'exchange.export'>, Refusal>> {
  const { register, passphrases } = dependencies
  if ((input.to.length === 0) === (input.sealWith === null)) {
    return failure(refusal('export_to_whom'))
  }
  const scope = input.to.length === 0 ? checkedScope(register, input.scope) : success([])
  if (!scope.ok) return scope
  // Before the keys: where one file is for both, it may have to be made.
  const passphrase =
    input.sealWith === null ? success(null) : passphrases.readOrMake(input.sealWith)
  if (!passphrase.ok) return passphrase
  const opened = await exchangeIdentity(dependencies, input)
  if (!opened.ok) return opened
  const who = opened.value
  const offices = recipients(who, input.to)
  if (!offices.ok) return offices
  const exported = await exportPackages(dependencies, who, {
    offices: offices.value,
    passphrase: passphrase.value,
    scope: scope.value,
    out: input.out,
    largest: input.largest,
    withAttachments: input.attachments,
    kind: null,
    job: dependencies.job,
  })
  if (!exported.ok) return exported
  const { packages, unvouched, notSent } = exported.value
  return success({ packages: [...packages], unvouched, notSent: [...notSent] })
}

export function recipients(
  { directory, office: own }: ExchangeIdentity,
  given: readonly string[],
): Result<readonly KnownOffice[], Refusal> {
  const offices: KnownOffice[] = []
  for (const text of given) {
    const found = officeCalled(directory, text)
    if (!found.ok) return found
    const { id, name, revoked } = found.value
    if (revoked) return failure(refusal('office_revoked', { office: name }))
    if (id === own) return failure(refusal('export_to_self', { office: name }))
    if (!offices.some((office) => office.id === id)) offices.push(found.value)
  }
  return success(offices)
}

export async function importFrom(
  dependencies: ExchangeCallDependencies,
  input: EngineParams<'exchange.import'>,
): Promise<Result<EngineResult<'exchange.import'>, Refusal>> {
  const opened = await exchangeIdentity(dependencies, input)
  if (!opened.ok) return opened
  const passphrase = passphraseIn(dependencies, input.openWith)
  if (!passphrase.ok) return passphrase
  const { file, reply } = input
  const who = opened.value
  const imported = await importPackage(dependencies, who, {
    file,
    reply,
    passphrase: passphrase.value,
    job: dependencies.job,
  })
  if (!imported.ok) return imported
  const { sender, held, reply: written, statusChanges, ...counts } = imported.value
  return success({
    ...counts,
    sender: officeName(who, sender.office),
    held: namedGaps(dependencies.register, held),
    statusChanges: statusChanges.map((change) => ({ ...change })),
    reply: written?.file ?? null,
  })
}

/** `null`: none was named. */
const passphraseIn = (
  { passphrases }: Pick<ExchangeCallDependencies, 'passphrases'>,
  file: string | null,
): Result<string | null, Refusal> => (file === null ? success(null) : passphrases.read(file))

/** Reads and verifies a package and says what it would bring. */
export async function examinePackage(
  dependencies: ExchangeCallDependencies,
  input: EngineParams<'exchange.examine'>,
): Promise<Result<EngineResult<'exchange.examine'>, Refusal>> {
  const opened = await exchangeIdentity(dependencies, input)
  if (!opened.ok) return opened
  const passphrase = passphraseIn(dependencies, input.openWith)
  if (!passphrase.ok) return passphrase
  const order = { file: input.file, passphrase: passphrase.value, job: dependencies.job }
  const staged = await stageFile(dependencies, opened.value, order, dependencies.newId())
  if (!staged.ok) return staged
  try {
    return await previewOf(dependencies, opened.value, staged.value)
  } finally {
    await dependencies.exchangeFiles.remove([staged.value.folder])
  }
}

/** Goes on with imports that were interrupted: they were verified, so no keys are asked for. */
export async function resumeInterrupted(
  dependencies: ExchangeCallDependencies,
): Promise<Result<readonly string[], Refusal>> {
  const { register, cryptography } = dependencies
  if (register.exchange.importsUnderWay().length === 0) return success([])
  const directoryNow = (): Directory => {
    const directory = registerDirectory(register, cryptography)
    if (directory === null) throw new Error('a register without a root key took in a package')
    return directory
  }
  return resumeImports(dependencies, { directoryNow }, dependencies.job)
}
