/** Commits made past the program: by a newer version of it, or by somebody who means harm and has an office's keys. */
import type { DraftChange } from '../../src/core/changes/save.ts'
import { makeCommits } from '../../src/core/changes/save.ts'
import type { Clock, PartitionKey } from '../../src/core/changes/types.ts'
import { partitionName } from '../../src/core/changes/partition.ts'
import { schemaVersion } from '../../src/core/schema/registry.ts'
import { recordDefinitions } from '../../src/core/schema/records.ts'
import { ownCounter, ownHead, type StoredCommit } from '../../src/main/store/log.ts'
import { seal } from '../../src/main/store/own-commits.ts'
import { marked, newRecord } from '../../src/main/usecases/new-record.ts'
import { replacesOf } from './deeds.ts'
import { note, type Tally } from './happenings.ts'
import type { SimulatedOffice } from './office.ts'
import { valueOf } from './value-of.ts'
import type { World } from './world.ts'

interface Handmade {
  readonly author: string
  readonly changes: readonly DraftChange[]
  readonly newer?: boolean
  /** Milliseconds since 1970 that it claims; the machine's own otherwise. */
  readonly wall?: number
}

/** Seals and takes in what no use case would make, in the feeds of the office's own installation. */
function enter(office: SimulatedOffice, { author, changes, newer, wall }: Handmade): void {
  const { installation } = office.register.facts
  const clock: Clock = { wall: wall ?? office.now(), logical: 0 }
  const made = makeCommits<StoredCommit>(
    { author, intent: 'record.edit', changes },
    {
      installation,
      counter: ownCounter(office.database, installation),
      clock,
      wallTime: clock.wall,
      headOf: (partition) => ownHead(office.database, installation, partitionName(partition)),
      seal: (commit) =>
        seal(newer === true ? { ...commit, schemaVersion: schemaVersion + 1 } : commit),
    },
  )
  valueOf(office.register.receive(made, office.now()))
}

const catalog: PartitionKey = { kind: 'catalog' }

/** Ids that several offices use for records of their own, as nobody's program would. */
const contestedIds = ['c0'.repeat(16), 'c1'.repeat(16), 'c2'.repeat(16)]

/** Kinds and fields that this version does not know, beside some that it knows. */
export function asNewerVersion(world: World, office: SimulatedOffice, tally: Tally): void {
  const { random, shared } = world
  const id = random.pick(shared.agreements)
  const known = { record: id, partition: { kind: 'agreement', id }, element: null } as const
  const { number, fields } = recordDefinitions.agreement
  enter(office, {
    author: office.people[0] ?? '',
    newer: true,
    changes: [
      {
        ...known,
        kind: number,
        field: fields.topic.number,
        value: `Tema ${random.below(4)}`,
        replaces: replacesOf(office, id, 'topic'),
      },
      { ...known, kind: number, field: 900, value: { new: random.below(3) }, replaces: [] },
      {
        kind: 700 + random.below(2),
        record: random.pick(contestedIds),
        partition: catalog,
        field: 10,
        element: null,
        value: random.below(4),
        replaces: [],
      },
    ],
  })
  note(tally, 'newer_version')
}

type Attack = (world: World, office: SimulatedOffice, tally: Tally) => Handmade

const attacks: readonly Attack[] = [
  replaceWhatWasNotSeen,
  replaceWhatWasNotSeen,
  claimAnotherKind,
  claimAnotherKind,
  breachTheGate,
  breachTheGate,
  rewriteEvidence,
  rewriteEvidence,
  writeElsewhere,
  dateFarAhead,
]

export function attack(world: World, office: SimulatedOffice, tally: Tally): void {
  enter(office, world.random.pick(attacks)(world, office, tally))
}

const prefixesIn = ({ database }: SimulatedOffice): readonly string[] =>
  database.column<string>('SELECT lower(hex(substr(hash, 1, 16))) FROM commit_log ORDER BY id')

/** Names commits about something else, commits that nobody made, and what only others can have seen. */
function replaceWhatWasNotSeen(world: World, office: SimulatedOffice, tally: Tally): Handmade {
  const { random, shared } = world
  const id = random.pick(shared.agreements)
  const { number, fields } = recordDefinitions.agreement
  const replaces = [
    ...random.shuffled(prefixesIn(office)).slice(0, 6),
    ...(random.chance(50) ? [random.hex(32)] : []),
  ].toSorted()
  note(tally, 'hostile_replacement')
  return {
    author: office.people[0] ?? '',
    changes: [fields.title, fields.confidential, fields.withdrawn].map(({ number: field }) => ({
      kind: number,
      record: id,
      partition: { kind: 'agreement', id } as const,
      field,
      element: null,
      value: field === fields.confidential.number ? false : `Sin verlo ${random.below(3)}`,
      replaces,
    })),
  }
}

/** One id for records of several kinds, known ones among them. */
function claimAnotherKind({ random, shared }: World, office: SimulatedOffice): Handmade {
  const { unit, post, body, person, clause } = recordDefinitions
  const kind = random.pick([unit, post, body, person, clause])
  return {
    author: office.people[0] ?? '',
    changes: [
      {
        kind: kind.number,
        record: random.pick([...contestedIds, ...contestedIds, ...shared.bodies, ...shared.posts]),
        partition: catalog,
        field: 11,
        element: null,
        value: `Otra cosa ${random.below(3)}`,
        replaces: random.shuffled(prefixesIn(office)).slice(0, 3).toSorted(),
      },
    ],
  }
}

/** Whoever reported determines. */
function breachTheGate({ random, shared }: World, office: SimulatedOffice): Handmade {
  const id = random.pick(shared.obligations)
  const facts = office.register.read.assessed(id)?.facts
  const known = office.register.read.known(id)
  const author = facts?.reports[0]?.authors[0] ?? office.people[0] ?? ''
  return {
    author,
    changes: newRecord({
      kind: 'verdict',
      id: office.newId(),
      partition: known?.partition ?? catalog,
      fields: {
        obligation: id,
        result: 'met',
        reason: 'Consta',
        issuedOn: office.today(),
        verifier: author,
      },
      sets: {
        basisReports: marked((facts?.reports ?? []).map((one) => one.id)),
        basisEvidence: (facts?.evidence ?? []).map((one) => ({
          element: one.id,
          mark: one.sha256 ?? '',
        })),
        supersedes: marked((facts?.verdicts ?? []).map((one) => one.id)),
      },
    }),
  }
}

/** What its making fixes is said anew, of another obligation. */
function rewriteEvidence({ random, shared }: World, office: SimulatedOffice): Handmade {
  const { verdict, progressReport } = recordDefinitions
  const written = shared.obligations.flatMap((id) => {
    const facts = office.register.read.assessed(id)?.facts
    const known = office.register.read.known(id)
    if (facts === undefined || known === undefined) return []
    return [
      ...facts.reports.map((one) => ({ id: one.id, kind: progressReport, place: known.partition })),
      ...facts.verdicts.map((one) => ({ id: one.id, kind: verdict, place: known.partition })),
    ]
  })
  const chosen = written[random.below(Math.max(written.length, 1))]
  return {
    author: office.people[0] ?? '',
    changes: [
      {
        kind: chosen?.kind.number ?? verdict.number,
        record: chosen?.id ?? office.newId(),
        partition: chosen?.place ?? catalog,
        field: (chosen?.kind ?? verdict).fields.obligation.number,
        element: null,
        value: random.pick(shared.obligations),
        replaces: [],
      },
    ],
  }
}

/** A record of one partition in another. */
function writeElsewhere({ random, shared }: World, office: SimulatedOffice): Handmade {
  const { clause, obligation } = recordDefinitions
  const [kind, record] = random.chance(50)
    ? [clause, random.pick(shared.clauses)]
    : [obligation, random.pick(shared.obligations)]
  return {
    author: office.people[0] ?? '',
    changes: [
      {
        kind: kind.number,
        record: random.chance(70) ? record : random.pick(contestedIds),
        partition: random.pick([catalog, { kind: 'agreement', id: shared.agreements[1] ?? '' }]),
        field: 14,
        element: null,
        value: { rule: 'within_year', year: 2017 + random.below(3) },
        replaces: [],
      },
    ],
  }
}

function dateFarAhead({ random, shared }: World, office: SimulatedOffice): Handmade {
  const id = random.pick(shared.agreements)
  return {
    author: office.people[0] ?? '',
    // Now and then two offices claim the same moment, and only who they are decides between them.
    wall: random.chance(60)
      ? Date.UTC(2060, 0, 1)
      : office.now() + (random.below(80) + 1) * 365 * 86_400_000,
    changes: [
      {
        kind: recordDefinitions.agreement.number,
        record: id,
        partition: { kind: 'agreement', id },
        field: recordDefinitions.agreement.fields.title.number,
        element: null,
        value: 'Del futuro',
        replaces: random.chance(50) ? replacesOf(office, id, 'title') : [],
      },
    ],
  }
}
