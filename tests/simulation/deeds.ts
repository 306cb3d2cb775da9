import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenEvidenceSchema } from '../../src/contract/evidence.ts'
import type { Refusal } from '../../src/contract/errors.ts'
import type { Result } from '../../src/core/result.ts'
import { addRecord } from '../../src/main/usecases/add-record.ts'
import { appointHolder } from '../../src/main/usecases/appoint-holder.ts'
import { editRecord } from '../../src/main/usecases/edit-record.ts'
import { grantExtension } from '../../src/main/usecases/grant-extension.ts'
import { issueVerdict } from '../../src/main/usecases/issue-verdict.ts'
import { makeCutoff } from '../../src/main/usecases/make-cutoff.ts'
import { mergeRecords } from '../../src/main/usecases/merge-records.ts'
import { reassignObligation } from '../../src/main/usecases/reassign-obligation.ts'
import { recordProgress } from '../../src/main/usecases/record-progress.ts'
import { moveUnit } from '../../src/main/usecases/unit-move.ts'
import { endUnit } from '../../src/main/usecases/unit-end.ts'
import { latestSaveOf, undoSave } from '../../src/main/usecases/undo-save.ts'
import { withdrawRecord } from '../../src/main/usecases/withdraw-record.ts'
import type { SimulatedOffice } from './office.ts'
import type { World } from './world.ts'

type Deed = (
  world: World,
  office: SimulatedOffice,
) => Result<unknown, Refusal> | Promise<Result<unknown, Refusal>>

/** Who reports never verifies, in an office that keeps to the rules. */
const authorOf = ({ people }: SimulatedOffice): string => people[0] ?? ''
const verifierOf = ({ people }: SimulatedOffice): string => people[1] ?? ''

const days = ['2017-02-01', '2017-03-15', '2017-06-30', '2018-01-31']
const letters = ['A', 'B', 'C', 'D', 'E']

/** What officials do, each as often as it stands here. All of it on records that every office has, so that they meet. */
export const deeds: readonly Deed[] = [
  report,
  report,
  report,
  verdict,
  verdict,
  extend,
  extend,
  edit,
  edit,
  edit,
  edit,
  move,
  move,
  move,
  merge,
  merge,
  merge,
  merge,
  withdraw,
  (world, office) => {
    const [post] = [world.random.pick(world.shared.posts)]
    return appointHolder(office, {
      as: authorOf(office),
      post,
      from: world.random.pick(days),
      to: null,
      holder: { name: `Titular ${world.random.below(3)}` },
      source: null,
      ends: [],
      overlapConfirmed: true,
    })
  },
  (world, office) =>
    makeCutoff(office, { as: authorOf(office), name: `Corte ${world.random.below(4)}` }),
  (world, office) =>
    addRecord(office, {
      as: authorOf(office),
      kind: 'clause',
      fields: {
        agreement: world.random.pick(world.shared.agreements),
        order: world.random.below(3) + 1,
        text: `Mandato ${world.random.below(3)}`,
        nature: 'binding',
      },
    }),
  (world, office) =>
    addRecord(office, {
      as: authorOf(office),
      kind: 'obligation',
      fields: {
        clause: world.random.pick(world.shared.clauses),
        unit: `U-${world.random.pick(letters)}`,
        role: 'obliged',
      },
    }),
  (world, office) =>
    reassignObligation(office, {
      as: authorOf(office),
      obligation: world.random.pick(world.shared.obligations),
      unit: `U-${world.random.pick(letters)}`,
      from: world.random.pick(days),
      authority: 'Consejo',
      reason: 'Por convenio',
    }),
  (world, office) => {
    const [unit, successor] = world.random.shuffled(letters)
    return endUnit(office, {
      as: authorOf(office),
      unit: `U-${unit}`,
      on: world.random.pick(days),
      successors: [`U-${successor}`],
      kind: 'replaces',
    })
  },
  (_, office) => {
    const latest = latestSaveOf(office, { as: authorOf(office) })
    return latest.ok && latest.value !== null
      ? undoSave(office, { as: authorOf(office), save: latest.value.save })
      : latest
  },
]

async function report(world: World, office: SimulatedOffice): Promise<Result<unknown, Refusal>> {
  const { random, shared } = world
  const file = join(office.directory, 'oficio.pdf')
  writeFileSync(file, `Oficio ${random.below(6)}`)
  return recordProgress(office, {
    as: authorOf(office),
    obligation: random.pick(shared.obligations),
    claim: random.pick(['in_progress', 'met', 'partially_met'] as const),
    narrative: `Se avanzó en ${random.below(9)} de 9.`,
    percent: random.below(101),
    cutOff: null,
    response: 'answered',
    evidence: random.chance(70)
      ? [givenEvidenceSchema.parse({ file, kind: null, reference: null, date: null })]
      : [],
  })
}

const ids = (items: readonly { readonly id: string }[] = []): string[] => items.map(({ id }) => id)

function verdict(world: World, office: SimulatedOffice): Result<unknown, Refusal> {
  const { random, shared } = world
  const obligation = random.pick(shared.obligations)
  const facts = office.register.read.assessed(obligation)?.facts
  return issueVerdict(office, {
    // Sometimes who reported, whom the gate has to refuse.
    as: random.chance(85) ? verifierOf(office) : authorOf(office),
    obligation,
    result: random.pick(['met', 'partially_met', 'not_met', 'moot', 'returned'] as const),
    reason: 'Consta en el expediente.',
    fulfilledOn: null,
    pertinence: null,
    seenReports: ids(facts?.reports),
    seenEvidence: ids(facts?.evidence),
    seenVerdicts: ids(facts?.verdicts),
  })
}

function extend(world: World, office: SimulatedOffice): Result<unknown, Refusal> {
  return grantExtension(office, {
    as: authorOf(office),
    obligation: world.random.pick(world.shared.obligations),
    to: `2018-0${world.random.below(9) + 1}-15`,
    authority: 'Consejo',
    reason: 'A petición de la unidad',
    earlierConfirmed: true,
  })
}

/** Fields in which offices meet, with what they may say. */
function edit(world: World, office: SimulatedOffice): Result<unknown, Refusal> {
  const { random, shared } = world
  const [id, field, value] = random.pick([
    [random.pick(shared.agreements), 'title', `Título ${random.below(4)}`],
    [random.pick(shared.agreements), 'confidential', random.chance(50)],
    [random.pick(shared.clauses), 'text', `Las unidades informarán ${random.below(4)}.`],
    [random.pick(shared.clauses), 'nature', random.pick(['binding', 'optional'])],
    [random.pick(shared.units), 'name', `Unidad ${random.below(4)}`],
    [random.pick(shared.bodies), 'name', `Consejo ${random.below(4)}`],
  ] as const)
  return editRecord(office, {
    as: authorOf(office),
    id,
    fields: [{ field, value, replaces: replacesOf(office, id, field) }],
  })
}

/** What a form that is loaded now has on screen of a field. */
export const replacesOf = (office: SimulatedOffice, id: string, field: string): string[] => [
  ...(office.register.read.record(id)?.fields[field]?.live ?? []),
]

function move(world: World, office: SimulatedOffice): Result<unknown, Refusal> {
  const [unit, parent] = world.random.shuffled(letters)
  return moveUnit(office, {
    as: authorOf(office),
    unit: `U-${unit}`,
    parent: `U-${parent}`,
    on: world.random.pick(days.slice(0, 2)),
  })
}

/** Two offices that each find the other's record to be the duplicate close a circle. */
function merge(world: World, office: SimulatedOffice): Result<unknown, Refusal> {
  const { random, shared } = world
  const [id, into] = random.shuffled(
    random.pick([shared.bodies, shared.bodies, shared.posts, shared.units, shared.obligations]),
  )
  return mergeRecords(office, {
    as: authorOf(office),
    id: id ?? '',
    into: into ?? '',
    confirmed: true,
  })
}

function withdraw(world: World, office: SimulatedOffice): Result<unknown, Refusal> {
  const { random, shared } = world
  const id = random.chance(70)
    ? random.pick([...shared.obligations, ...shared.posts])
    : random.pick([...shared.clauses, ...shared.units])
  return withdrawRecord(office, { as: authorOf(office), id, reason: 'Capturada por error' })
}
