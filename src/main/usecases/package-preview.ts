import type { EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { partitionName } from '../../core/changes/partition.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import { fieldNameOfNumber, kindOfNumber } from '../../core/schema/registry.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { ExchangeDependencies, ExchangeIdentity } from './exchange-identity.ts'
import type { StoredFeedCommit } from './ports/commits.ts'
import type { HeldFeed, Trial } from './ports/exchange.ts'
import type { Job } from './ports/job.ts'
import type { StagedPackage } from './ports/packages.ts'
import type { Register } from './ports/register.ts'

type Preview = EngineResult<'exchange.examine'>

/** So many changes are taken in for a trial: less than a second, in which nobody else is answered. */
const changesTried = 20_000

/** What a package that was verified would bring; nothing of the register is changed. */
export async function previewOf(
  {
    register,
    attachments,
    now,
    job,
  }: Pick<ExchangeDependencies, 'register' | 'attachments' | 'now'> & { readonly job: Job },
  who: Pick<ExchangeIdentity, 'directoryNow'>,
  staged: StagedPackage,
): Promise<Result<Preview, Refusal>> {
  const { manifest } = staged
  let [fresh, duplicates, catalogue, changes] = [0, 0, 0, 0]
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const tried: StoredFeedCommit[] = []
  const agreements = new Map<string, Touched>()
  for (const block of staged.blocks.keys()) {
    job.tell('preview', block, staged.blocks.length)
    await job.breathe()
    if (job.signal.aborted) return failure(refusal('package_cancelled'))
    for (const stored of await staged.readBlock(block)) {
      if (register.holdsCommit(stored.hash)) {
        duplicates += 1
        continue
      }
      fresh += 1
      const { partition, wallTime } = stored.commit
      from = Math.min(from, wallTime)
      to = Math.max(to, wallTime)
      changes += stored.commit.changes.length
      if (changes <= changesTried) tried.push(stored)
      if (partition.kind === 'agreement') {
        const before = agreements.get(partition.id) ?? { commits: 0, session: null }
        agreements.set(partition.id, {
          commits: before.commits + 1,
          session: sessionIn(stored, partition.id) ?? before.session,
        })
      } else catalogue += 1
    }
  }
  const trial = register.exchange.trial(tried, now())
  if (!trial.ok) return trial
  const lacked = staged.attachments.filter(({ sha256 }) => !attachments.holds(sha256))
  return success({
    package: manifest.id,
    sender: officeName(who, manifest.sender.office),
    kind: manifest.kind,
    made: new Date(manifest.made).toISOString(),
    known: register.exchange.hasTakenIn(manifest.id),
    new: fresh,
    duplicates,
    attachments: {
      new: lacked.length,
      bytes: lacked.reduce((sum, { size }) => sum + size, 0),
    },
    sessions: bySession(register, agreements),
    catalogue,
    since: fresh === 0 ? null : { from: isoMoment(from), to: isoMoment(to) },
    conflicts: {
      count: trial.value.conflicts,
      atLeast: tried.length < fresh,
      first: trial.value.first.map((conflict) => inWords(register, conflict)),
    },
    held: namedGaps(register, trial.value.held),
  })
}

/** A clock may be anything; what no calendar has is said as its nearest end. */
const isoMoment = (milliseconds: number): string =>
  new Date(Math.max(-lastMoment, Math.min(lastMoment, milliseconds))).toISOString()
const lastMoment = 8.64e15

const inWords = (
  register: Register,
  { record, kind, field }: Trial['first'][number],
): Preview['conflicts']['first'][number] => {
  const name = kindOfNumber(kind)
  return {
    record,
    kind: name ?? String(kind),
    label: register.read.record(record)?.label ?? null,
    field: (name === undefined ? undefined : fieldNameOfNumber(name, field)) ?? String(field),
  }
}

export const officeName = (who: Pick<ExchangeIdentity, 'directoryNow'>, office: string): string =>
  who.directoryNow().offices.get(office)?.name ?? office

/** What is waited for, as people call it. */
export const namedGaps = (
  register: Register,
  held: readonly HeldFeed[],
): EngineResult<'exchange.import'>['held'] =>
  held.map(({ office, partition, missing }) => ({
    office,
    partition: partitionName(partition),
    label: labelOf(register, partition),
    missing,
  }))

const labelOf = (register: Register, partition: PartitionKey): string | null =>
  partition.kind === 'agreement' ? (register.read.record(partition.id)?.label ?? null) : null

/** What comes about an agreement: in how many commits, and of which session they say that it is. */
interface Touched {
  readonly commits: number
  readonly session: string | null
}

const { agreement } = recordDefinitions

const sessionIn = ({ commit }: StoredFeedCommit, id: string): string | undefined =>
  commit.changes.flatMap(({ kind, record, field, value }) =>
    kind === agreement.number &&
    record === id &&
    field === agreement.fields.session.number &&
    typeof value === 'string'
      ? [value]
      : [],
  )[0]

function bySession(
  register: Register,
  agreements: ReadonlyMap<string, Touched>,
): Preview['sessions'] {
  const sessions = new Map<string | null, Omit<Preview['sessions'][number], 'session'>>()
  for (const [id, { commits, session: brought }] of agreements) {
    const here = register.read.record(id)
    // Of an agreement that is not here only the package says whose it is; the session itself may well be here.
    const session = here === undefined ? brought : here.fields.session?.value
    const label =
      typeof session === 'string' ? (register.read.record(session)?.label ?? null) : null
    const known = sessions.get(label) ?? { agreements: 0, new: 0, commits: 0 }
    sessions.set(label, {
      agreements: known.agreements + 1,
      new: known.new + (here === undefined ? 1 : 0),
      commits: known.commits + commits,
    })
  }
  return [...sessions].map(([session, counts]) => ({ session, ...counts }))
}
