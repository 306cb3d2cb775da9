import { refusal, type Refusal } from '../../contract/errors.ts'
import type { FileNotSent } from '../../contract/exchange/packages.ts'
import type { Manifest } from '../../contract/package/manifest.ts'
import { partitionName } from '../../core/changes/partition.ts'
import { canonicalScope } from '../../core/exchange/scope.ts'
import type { KnownOffice } from '../../core/exchange/directory.ts'
import type { SignedStatement } from '../../core/exchange/statement.ts'
import { schemaVersion } from '../../core/schema/registry.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { bytesOfHex } from '../../contract/hexadecimal.ts'
import { ownScope, type ExchangeDependencies, type ExchangeIdentity } from './exchange-identity.ts'
import { checkWritten } from './check-written-package.ts'
import { filesToSend } from './files-to-send.ts'
import { mayWriteTo } from './own-revocation.ts'
import { watchedBy } from './watched-by-job.ts'
import type { Job } from './ports/job.ts'
import type { Addressed, OutgoingRange, OwnHoldings, PackageKind } from './ports/exchange.ts'
import type { PackageContent, Sealing, WrittenPackage } from './ports/packages.ts'

/** What is to go out, and to whom. */
export interface ExportOrder {
  /** Offices of the directory; none: `passphrase` seals it. */
  readonly offices: readonly KnownOffice[]
  readonly passphrase: string | null
  /** Named for a passphrase; an office has its own. */
  readonly scope: readonly string[]
  readonly out: string
  /** Bytes of each file; `null`: one file, however large. */
  readonly largest: number | null
  readonly withAttachments: boolean
  /** `null`: what the recipients lack of it, or everything, as they said what they hold. */
  readonly kind: 'approval' | null
  /** Cancelled, it leaves no file. */
  readonly job?: Job
}

export interface ExportedPackage {
  readonly id: string
  readonly file: string
  readonly changes: number
  readonly attachments: number
  readonly bytes: number
}

export interface Exported {
  readonly packages: readonly ExportedPackage[]
  /** Commits of others that could not go out, because nothing of their author vouches for them here. */
  readonly unvouched: number
  readonly notSent: readonly FileNotSent[]
}

/** Some of what goes out: a file of its own. */
interface Part {
  readonly ranges: readonly OutgoingRange[]
  readonly files: readonly string[]
}

/** A part as it was written, under a name of its own beside where it will be. */
interface WrittenPart {
  readonly unfinished: string
  readonly written: WrittenPackage
}

/**
 * Writes for offices what they lack, or for whoever has a passphrase everything of a scope. It leaves no commit behind:
 * a list of this register says what went out, and what another office has is what it answers. All files or none.
 */
export async function exportPackages(
  dependencies: ExchangeDependencies,
  who: ExchangeIdentity,
  order: ExportOrder,
): Promise<Result<Exported, Refusal>> {
  const { register, exchangeFiles } = dependencies
  const { exchange } = register
  const admitted = mayWriteTo(who.directory, who.signer.installation, order.offices)
  if (!admitted.ok) return admitted
  const addressed = addressedTo(dependencies, who, order)
  const outgoing = exchange.outgoing(addressed)
  if (!outgoing.ok) return outgoing
  const { ranges, unvouched } = outgoing.value
  const numbers = ranges.flatMap(({ commits }) => commits)
  const named = order.withAttachments ? exchange.files(addressed, numbers) : []
  // Before this register says what it lacks: what is found now is said too.
  const files = await filesToSend(dependencies, named, order.job)
  if (!files.ok) return files
  const said = acknowledgement(dependencies, who, addressed)
  if (!said.ok) return said
  const kind: PackageKind = order.kind ?? (outgoing.value.whole ? 'snapshot' : 'delta')
  const written: WrittenPart[] = []
  const waiting: Part[] = [{ ranges, files: files.value.whole }]
  const clear = (): Promise<void> =>
    exchangeFiles.remove(written.map(({ unfinished }) => unfinished))
  for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
    const one = await writePart(
      dependencies,
      who,
      { order, addressed, kind, said: said.value },
      part,
    )
    if (!one.ok) {
      await clear()
      return one
    }
    if (order.largest === null || one.value.written.bytes <= order.largest) {
      written.push(one.value)
      continue
    }
    await exchangeFiles.remove([one.value.unfinished])
    const halves = halved(part)
    if (halves === null) {
      await clear()
      return failure(tooLarge(part, one.value.written.bytes, order.largest))
    }
    waiting.unshift(...halves)
  }
  const packages = await finish(dependencies, order, kind, written)
  return packages.ok
    ? success({ packages: packages.value, unvouched, notSent: files.value.notSent })
    : packages
}

function addressedTo(
  { register }: ExchangeDependencies,
  { directory, alsoSigning }: ExchangeIdentity,
  { offices, scope }: ExportOrder,
): Addressed {
  const [first, ...others] = offices
  const common =
    first === undefined
      ? scope
      : others.reduce<readonly string[]>(
          (both, office) => register.exchange.commonScope(both, office.scope),
          first.scope,
        )
  return {
    scope: canonicalScope(common),
    offices: offices.map(({ id }) => id),
    revoked: new Set(directory.revoked.keys()),
    signable: new Set(alsoSigning.map(({ installation }) => installation)),
  }
}

const nothingSaid: OwnHoldings = { holdings: [], gaps: [], lacking: [] }

/** To whoever has the passphrase nothing is acknowledged: nobody knows who that is. */
function acknowledgement(
  { register }: ExchangeDependencies,
  who: ExchangeIdentity,
  { scope, offices }: Pick<Addressed, 'scope' | 'offices'>,
): Result<OwnHoldings, Refusal> {
  if (offices.length === 0) return success(nothingSaid)
  return register.exchange.holdings(register.exchange.commonScope(scope, ownScope(who)))
}

interface WritingOrder {
  readonly order: Pick<ExportOrder, 'offices' | 'passphrase' | 'out' | 'job'>
  readonly addressed: Pick<Addressed, 'scope' | 'offices'>
  readonly kind: PackageKind
  readonly said: OwnHoldings
}

/** Writes one part beside its place, opens it again and compares. */
async function writePart(
  dependencies: ExchangeDependencies,
  who: ExchangeIdentity,
  { order, addressed, kind, said }: WritingOrder,
  { ranges, files }: Part,
): Promise<Result<WrittenPart, Refusal>> {
  const { register, packages, exchangeFiles, attachments, now, newId } = dependencies
  const { exchange } = register
  const unfinished = await exchangeFiles.unfinished(order.out)
  if (!unfinished.ok) return unfinished
  const signable = new Set([who.signer, ...who.alsoSigning].map(({ installation }) => installation))
  const ofOthers = ranges.filter(({ range }) => !signable.has(range.installation))
  const content: PackageContent = {
    id: newId(),
    kind,
    register: who.root,
    office: who.office,
    recipients: [...addressed.offices].toSorted(),
    made: now(),
    program: dependencies.programVersion,
    schemaVersion,
    catalogue: dependencies.catalogueRelease,
    scope: addressed.scope,
    statements: who.statements.map(asCarried),
    holdings: said.holdings,
    gaps: said.gaps,
    lacking: said.lacking,
    feeds: ranges.map(({ range }) => range),
    commits: exchange.commits(ranges.flatMap(({ commits }) => commits)),
    attestations: exchange.attestations(ofOthers.map(({ head }) => head)),
    attachments: files.map((sha256) => ({ sha256, path: attachments.pathOf(sha256) })),
  }
  const sealing: Sealing =
    order.passphrase === null
      ? { recipients: [...order.offices.map(({ recipient }) => recipient), who.recipient] }
      : { passphrase: order.passphrase }
  const written = await packages.write(content, {
    signer: who.signer,
    alsoSigning: who.alsoSigning,
    sealing,
    temporaryFolder: await exchangeFiles.temporaryFolder(),
    out: unfinished.value,
    ...(order.job === undefined ? {} : watchedBy(order.job, 'write')),
  })
  if (!written.ok) return written
  const checked = await checkWritten(dependencies, who, {
    file: unfinished.value,
    opening:
      order.passphrase === null ? { identities: [who.identity] } : { passphrase: order.passphrase },
    content,
    heads: ranges.map(({ head }) => head),
    ...(order.job === undefined ? {} : { job: order.job }),
  })
  if (checked.ok) return success({ unfinished: unfinished.value, written: written.value })
  await exchangeFiles.remove([unfinished.value])
  return checked
}

export const asCarried = ({
  content,
  signature,
}: SignedStatement): Manifest['statements'][number] => ({
  content: bytesOfHex(content),
  signature: bytesOfHex(signature),
})

/** Whole partitions in each half, and files apart from commits; `null`: it cannot be less. */
function halved({ ranges, files }: Part): readonly [Part, Part] | null {
  if (ranges.length > 0 && files.length > 0)
    return [
      { ranges, files: [] },
      { ranges: [], files },
    ]
  if (files.length > 1) {
    const middle = Math.ceil(files.length / 2)
    return [
      { ranges: [], files: files.slice(0, middle) },
      { ranges: [], files: files.slice(middle) },
    ]
  }
  const partitions = [...new Set(ranges.map(({ range }) => partitionName(range.partition)))]
  if (partitions.length < 2) return null
  const first = new Set(partitions.slice(0, Math.ceil(partitions.length / 2)))
  const isFirst = ({ range }: OutgoingRange): boolean => first.has(partitionName(range.partition))
  return [
    { ranges: ranges.filter(isFirst), files: [] },
    { ranges: ranges.filter((range) => !isFirst(range)), files: [] },
  ]
}

const tooLarge = ({ ranges, files }: Part, bytes: number, largest: number): Refusal =>
  refusal('export_part_too_large', {
    megabytes: Math.ceil(bytes / 1024 ** 2),
    largest: largest / 1024 ** 2,
    partition:
      ranges[0] === undefined ? (files[0] ?? '') : partitionName(ranges[0].range.partition),
  })

/** Names the files, lists them; where the list cannot be written, the files go again. */
async function finish(
  { register, exchangeFiles, now }: ExchangeDependencies,
  { out, offices }: Pick<ExportOrder, 'out' | 'offices'>,
  kind: PackageKind,
  parts: readonly WrittenPart[],
): Promise<Result<readonly ExportedPackage[], Refusal>> {
  const named = parts.map((part, place) => ({
    ...part,
    out: parts.length === 1 ? out : numbered(out, place + 1),
  }))
  const settled = await exchangeFiles.settle(named)
  if (!settled.ok) return settled
  const packages = named.map(({ written: { manifest, bytes, changes, sha256 }, out: file }) => ({
    id: manifest.id,
    file,
    changes,
    attachments: manifest.frames.filter((frame) => frame.kind === 'attachment').length,
    bytes,
    made: manifest.made,
    sha256,
    kind,
    counterparts: offices.map(({ id }) => id),
  }))
  const noted = register.exchange.noteSent(packages, now())
  if (!noted.ok) {
    await exchangeFiles.remove(packages.map(({ file }) => file))
    return noted
  }
  return success(
    packages.map(({ id, file, changes, attachments, bytes }) => ({
      id,
      file,
      changes,
      attachments,
      bytes,
    })),
  )
}

/** `lote.acuerdos` → `lote-2.acuerdos`. */
function numbered(out: string, number: number): string {
  const dot = out.lastIndexOf('.')
  const slash = Math.max(out.lastIndexOf('/'), out.lastIndexOf('\\'))
  return dot > slash + 1 ? `${out.slice(0, dot)}-${number}${out.slice(dot)}` : `${out}-${number}`
}

/** An answer to one office: what this register holds, and nothing else. */
export async function writeReply(
  dependencies: ExchangeDependencies,
  who: ExchangeIdentity,
  office: KnownOffice,
  out: string,
): Promise<Result<ExportedPackage, Refusal>> {
  const addressed = { scope: canonicalScope(office.scope), offices: [office.id] }
  const said = acknowledgement(dependencies, who, addressed)
  if (!said.ok) return said
  const order = { offices: [office], passphrase: null, out }
  const part = await writePart(
    dependencies,
    who,
    { order, addressed, kind: 'reply', said: said.value },
    { ranges: [], files: [] },
  )
  if (!part.ok) return part
  const finished = await finish(dependencies, order, 'reply', [part.value])
  if (!finished.ok) return finished
  const [reply] = finished.value
  if (reply === undefined) throw new Error('an answer was not written')
  return success(reply)
}
