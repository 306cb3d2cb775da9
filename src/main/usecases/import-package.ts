import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Directory } from '../../core/exchange/directory.ts'
import type { PublicKey } from '../../core/exchange/statement.ts'
import { writeReply, type ExportedPackage } from './export-packages.ts'
import type { ExchangeDependencies, ExchangeIdentity } from './exchange-identity.ts'
import type { GivenAcknowledgement, ImportOutcome, NotedPackage } from './ports/exchange.ts'
import type { Job } from './ports/job.ts'
import type { FileCheck } from './ports/register.ts'
import type { Opening, StagedPackage } from './ports/packages.ts'
import { officeName } from './package-preview.ts'
import { trustOf } from './trust-of.ts'
import { watchedBy } from './watched-by-job.ts'

export interface ImportOrder {
  readonly file: string
  /** By which a package that is sealed with one is opened; `null`: only packages for this office. */
  readonly passphrase: string | null
  /** Where an answer for the sender is written; `null`: none. */
  readonly reply: string | null
  /** Cancelled while it reads, nothing was changed; later it stops after a block, and the rest is applied another time. */
  readonly job?: Job
}

export interface Imported extends ImportOutcome {
  readonly package: string
  readonly sender: { readonly office: string; readonly installation: string }
  /** It had been taken in before: nothing was done. */
  readonly known: boolean
  readonly reply: ExportedPackage | null
}

/**
 * Takes in a package: read to its end and verified first, then its files, then block by block. It makes no commits. What
 * interrupts it leaves a register that is whole and goes on with the next block (`resumeImports`).
 */
export async function importPackage(
  dependencies: ExchangeDependencies,
  who: ExchangeIdentity,
  order: ImportOrder,
): Promise<Result<Imported, Refusal>> {
  const name = dependencies.newId()
  const staged = await stageFile(dependencies, who, order, name)
  if (!staged.ok) return staged
  return takeIn(dependencies, who, { order, staged: staged.value, name, join: null })
}

/** A package that was verified. `name`: of its folder; `join`: the root key that is pinned with it. */
interface TakingIn {
  readonly order: ImportOrder
  readonly staged: StagedPackage
  readonly name: string
  readonly join: PublicKey | null
}

export async function takeIn(
  dependencies: ExchangeDependencies,
  who: ExchangeIdentity,
  { order, staged, name, join }: TakingIn,
): Promise<Result<Imported, Refusal>> {
  const { register, exchangeFiles } = dependencies
  const { manifest, sha256 } = staged
  if (register.exchange.hasTakenIn(manifest.id)) {
    await exchangeFiles.remove([staged.folder])
    const commits = staged.blocks.reduce((sum, block) => sum + block.commits, 0)
    return answered(dependencies, who, order, staged, true, {
      applied: 0,
      duplicates: commits,
      held: register.exchange.gaps(),
      conflicts: 0,
      issues: 0,
      statusChanges: [],
    })
  }
  const [underWay] = register.exchange.importsUnderWay().filter(({ id }) => id === manifest.id)
  if (underWay === undefined) {
    const { file, job } = order
    if (job?.signal.aborted === true) {
      await exchangeFiles.remove([staged.folder])
      return failure(refusal('package_cancelled'))
    }
    const begin = { id: manifest.id, staged: name, file, sha256 }
    const begun = register.exchange.beginImport(begin, join)
    if (!begun.ok) return begun
  } else {
    // From here on it is the new folder that goes on after an interruption.
    const anew = register.exchange.stageAgain(manifest.id, { staged: name, file: order.file })
    if (!anew.ok) return anew
    await exchangeFiles.remove([await exchangeFiles.stagedFolder(underWay.staged)])
  }
  const outcome = await applyStaged(dependencies, who, staged, {
    from: underWay?.next ?? 0,
    file: order.file,
    job: order.job,
  })
  if (!outcome.ok) return outcome
  return answered(dependencies, who, order, staged, false, outcome.value)
}

/** Opened with the keys of this office, or where the file asks for it with the passphrase. */
export async function stageFile(
  { packages, exchangeFiles }: Pick<ExchangeDependencies, 'packages' | 'exchangeFiles'>,
  who: ExchangeIdentity,
  { file, passphrase, job }: Pick<ImportOrder, 'file' | 'passphrase' | 'job'>,
  name: string,
): Promise<Result<StagedPackage, Refusal>> {
  const folder = await exchangeFiles.stagedFolder(name)
  const open = (opening: Opening): Promise<Result<StagedPackage, Refusal>> =>
    packages.stage(file, folder, {
      opening,
      trust: trustOf(who),
      ...(job === undefined ? {} : watchedBy(job, 'read')),
    })
  const staged = await open({ identities: [who.identity] })
  if (staged.ok || staged.error.code !== 'package_needs_passphrase' || passphrase === null) {
    return staged
  }
  return open({ passphrase })
}

/** Files first, then each block with the number of the next in one transaction, then what the sender says it holds. */
async function applyStaged(
  { register, attachments, exchangeFiles, now }: ExchangeDependencies,
  who: Pick<ExchangeIdentity, 'directoryNow'>,
  staged: StagedPackage,
  {
    from,
    file,
    job,
  }: { readonly from: number; readonly file: string; readonly job: Job | undefined },
): Promise<Result<ImportOutcome, Refusal>> {
  const { manifest, blocks } = staged
  const { exchange } = register
  const interrupted = (): Result<never, Refusal> =>
    failure(refusal('import_interrupted', { office: officeName(who, manifest.sender.office) }))
  for (const [number, attachment] of staged.attachments.entries()) {
    job?.tell('files', number, staged.attachments.length)
    if (job?.signal.aborted === true) return interrupted()
    await attachments.adopt(attachment.path, attachment.sha256)
  }
  for (let block = from; block < blocks.length; block += 1) {
    job?.tell('apply', block, blocks.length)
    // Whoever only looks something up does not wait for the whole package.
    await job?.breathe()
    if (job?.signal.aborted === true) return interrupted()
    const applied = exchange.applyBlock(manifest.id, block, await staged.readBlock(block), now())
    if (!applied.ok) return applied
  }
  // Those that an import took over before it was interrupted are in its folder no more, so all are noted at its end.
  const kept = manifest.frames.flatMap((frame): FileCheck[] =>
    frame.kind === 'attachment' && attachments.holds(frame.sha256)
      ? [{ sha256: frame.sha256, state: 'held' }]
      : [],
  )
  const noted = register.rememberFiles(kept, now())
  if (!noted.ok) return noted
  const finished = exchange.finishImport(
    {
      noted: notedPackage(staged, file),
      attestations: staged.attestations,
      acknowledgement: acknowledgementIn(staged, who.directoryNow(), (one, other) =>
        exchange.commonScope(one, other),
      ),
    },
    now(),
  )
  if (finished.ok) await exchangeFiles.remove([staged.folder])
  return finished
}

function notedPackage({ manifest, sha256, blocks }: StagedPackage, file: string): NotedPackage {
  return {
    id: manifest.id,
    kind: manifest.kind,
    counterparts: [manifest.sender.office],
    made: manifest.made,
    file,
    sha256,
    changes: blocks.reduce((sum, { changes }) => sum + changes, 0),
    attachments: manifest.frames.filter((frame) => frame.kind === 'attachment').length,
    bytes: manifest.frames.reduce((sum, { packed }) => sum + packed, 0),
  }
}

/** Nothing is acknowledged to whoever has a passphrase. The sender speaks of what both of us may have of it. */
function acknowledgementIn(
  { manifest: { sender, recipients, scope, holdings, lacking } }: StagedPackage,
  { offices }: Directory,
  commonScope: (one: readonly string[], other: readonly string[]) => readonly string[],
): GivenAcknowledgement | null {
  const office = offices.get(sender.office)
  if (recipients.length === 0 || office === undefined) return null
  return {
    office: sender.office,
    signer: sender.installation,
    scope: commonScope(scope, office.scope),
    holdings,
    lacking,
  }
}

async function answered(
  dependencies: ExchangeDependencies,
  who: ExchangeIdentity,
  { reply }: ImportOrder,
  { manifest: { id, sender } }: StagedPackage,
  known: boolean,
  outcome: ImportOutcome,
): Promise<Result<Imported, Refusal>> {
  const imported = { ...outcome, package: id, sender, known, reply: null }
  const office = who.directoryNow().offices.get(sender.office)
  if (reply === null || office === undefined || office.id === who.office) return success(imported)
  const written = await writeReply(dependencies, who, office, reply)
  return written.ok ? success({ ...imported, reply: written.value }) : written
}

/**
 * Goes on with what was interrupted, when the register is opened for writing again: it was verified before the first
 * block, so it needs neither the file nor the keys. Gives the packages that were finished.
 */
export async function resumeImports(
  dependencies: ExchangeDependencies,
  who: Pick<ExchangeIdentity, 'directoryNow'>,
  job?: Job,
): Promise<Result<readonly string[], Refusal>> {
  const finished: string[] = []
  for (const { id, staged: name, next, file } of dependencies.register.exchange.importsUnderWay()) {
    const staged = await wholeStage(dependencies, name)
    // Nothing was lost: the same file, or the next of that office, brings the rest. `check` asks for it.
    if (staged === null) continue
    const outcome = await applyStaged(dependencies, who, staged, { from: next, file, job })
    if (!outcome.ok) return outcome
    finished.push(id)
  }
  return success(finished)
}

/** `null`: the disk lost or altered something of it. Then nothing of it is kept, and the file has to come again. */
async function wholeStage(
  { packages, exchangeFiles, attachments }: ExchangeDependencies,
  name: string,
): Promise<StagedPackage | null> {
  const folder = await exchangeFiles.stagedFolder(name)
  const staged = await packages.reopen(folder)
  const there = new Set(staged?.attachments.map(({ sha256 }) => sha256))
  const isWhole = staged?.manifest.frames.every(
    (frame) =>
      frame.kind !== 'attachment' || there.has(frame.sha256) || attachments.holds(frame.sha256),
  )
  if (isWhole === true) return staged
  await exchangeFiles.remove([folder])
  return null
}
