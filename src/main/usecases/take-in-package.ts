import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { exchangeIdentity, type ExchangeCallDependencies } from './exchange-calls.ts'
import type { ExchangeIdentity } from './exchange-identity.ts'
import { writeReply } from './export-packages.ts'
import { stageFile, takeIn } from './import-package.ts'
import { namedGaps, officeName, previewOf } from './package-preview.ts'
import type { StagedPackage } from './ports/packages.ts'

/** Calls of the window name no file with a passphrase: its keys were opened before. */
const byWindow = (
  dependencies: ExchangeCallDependencies,
  as: string | null,
): Promise<Result<ExchangeIdentity, Refusal>> =>
  exchangeIdentity(dependencies, { as, passphraseFile: null })

/** Reads and verifies a package, keeps it unpacked, and says what it would bring. */
export async function openPackage(
  dependencies: ExchangeCallDependencies,
  { as, file, passphrase }: EngineParams<'exchange.open'>,
): Promise<Result<EngineResult<'exchange.open'>, Refusal>> {
  const who = await byWindow(dependencies, as)
  if (!who.ok) return who
  const name = dependencies.newId()
  const order = { file, passphrase, job: dependencies.job }
  const staged = await stageFile(dependencies, who.value, order, name)
  if (!staged.ok) return staged
  const preview = await previewOf(dependencies, who.value, staged.value)
  if (!preview.ok) {
    await dependencies.exchangeFiles.remove([staged.value.folder])
    return preview
  }
  return success({ ...preview.value, staged: name })
}

/** Takes in what was opened. Whatever lay on the disk meanwhile is compared with what was verified before it counts. */
export async function takeInOpened(
  dependencies: ExchangeCallDependencies,
  { as, file, staged: name }: EngineParams<'exchange.takeIn'>,
): Promise<Result<EngineResult<'exchange.takeIn'>, Refusal>> {
  const { register, packages, exchangeFiles, job } = dependencies
  const opened = await byWindow(dependencies, as)
  if (!opened.ok) return opened
  const who = opened.value
  const staged = await packages.reopen(await exchangeFiles.stagedFolder(name))
  if (staged === null || !hasItsFiles(dependencies, staged)) {
    return failure(refusal('package_not_open'))
  }
  const order = { file, passphrase: null, reply: null, job }
  const imported = await takeIn(dependencies, who, { order, staged, name, join: null })
  if (!imported.ok) return imported
  const { sender, held, reply: _none, statusChanges, ...counts } = imported.value
  const office = who.directoryNow().offices.get(sender.office)
  return success({
    ...counts,
    sender: officeName(who, sender.office),
    held: namedGaps(register, held),
    changedStatuses: statusChanges.length,
    statusChanges: statusChanges.slice(0, mostNamed).map((change) => ({ ...change })),
    answers: office === undefined || office.id === who.office ? null : office.id,
  })
}

/** Nobody reads more on a screen. */
const mostNamed = 1000

/** What is not in the folder is in the register. */
const hasItsFiles = (
  { attachments }: Pick<ExchangeCallDependencies, 'attachments'>,
  staged: StagedPackage,
): boolean => {
  const there = new Set(staged.attachments.map(({ sha256 }) => sha256))
  return staged.manifest.frames.every(
    (frame) =>
      frame.kind !== 'attachment' || there.has(frame.sha256) || attachments.holds(frame.sha256),
  )
}

/** It was opened, and is not to be taken in. What is being taken in already stays. */
export async function putAway(
  { register, exchangeFiles }: ExchangeCallDependencies,
  { staged }: EngineParams<'exchange.putAway'>,
): Promise<Result<EngineResult<'exchange.putAway'>, Refusal>> {
  const isUnderWay = register.exchange.importsUnderWay().some((one) => one.staged === staged)
  if (!isUnderWay) await exchangeFiles.remove([await exchangeFiles.stagedFolder(staged)])
  return success({})
}

export async function nameReply(
  dependencies: ExchangeCallDependencies,
  { as, office }: EngineParams<'exchange.replyName'>,
): Promise<Result<EngineResult<'exchange.replyName'>, Refusal>> {
  const who = await byWindow(dependencies, as)
  if (!who.ok) return who
  const words = officeName(who.value, office)
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  return success({ name: `respuesta-${words}-${dependencies.today()}.acuerdos` })
}

export async function answerOffice(
  dependencies: ExchangeCallDependencies,
  { as, office, file }: EngineParams<'exchange.replyWrite'>,
): Promise<Result<EngineResult<'exchange.replyWrite'>, Refusal>> {
  const who = await byWindow(dependencies, as)
  if (!who.ok) return who
  const known = who.value.directoryNow().offices.get(office)
  if (known === undefined) return failure(refusal('office_unknown', { office }))
  const written = await writeReply(dependencies, who.value, known, file)
  return written.ok ? success({ file: written.value.file }) : written
}
