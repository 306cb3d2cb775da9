import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import { marked, newRecord } from './new-record.ts'
import type { PartitionKey, StoredFeedCommit } from './ports/commits.ts'
import type { Register, WaitingOffice } from './ports/register.ts'
import { requiredText } from './text-input.ts'

export interface FoundingInput {
  readonly office: string
  readonly person: string
}

export interface FoundingDependencies {
  /** Creates the empty register; the ids are its own from now on. */
  readonly create: (
    ids: { readonly installation: string; readonly office: string },
    waiting: WaitingOffice | null,
  ) => Result<Register, Refusal>
  /** The national catalogue's commits, verified. */
  readonly catalogue: readonly StoredFeedCommit[]
  readonly now: () => number
  readonly newId: () => string
}

export interface FoundedRegister {
  readonly register: Register
  readonly office: string
  readonly installation: string
  readonly person: string
}

/** A new register: the national catalogue, the coordinating office, this installation, and the first person. */
export function foundRegister(
  dependencies: FoundingDependencies,
  input: FoundingInput,
): Result<FoundedRegister, Refusal> {
  const named = names(input)
  if (!named.ok) return named
  const founded = withCatalogue(dependencies, () => null)
  if (!founded.ok) return founded
  const { register, office, installation, person } = founded.value
  const partition: PartitionKey = { kind: 'catalog' }
  const saved = register.save(
    {
      author: person,
      intent: 'register.found',
      changes: [
        ...newRecord({
          kind: 'office',
          id: office,
          partition,
          fields: { name: named.value.office, coordinating: true },
        }),
        ...newRecord({ kind: 'installation', id: installation, partition, fields: { office } }),
        ...newRecord({
          kind: 'person',
          id: person,
          partition,
          fields: { name: named.value.person },
          sets: { offices: marked([office]) },
        }),
      ],
    },
    dependencies.now(),
  )
  return saved.ok ? founded : saved
}

/**
 * A register that waits for the approval of another office: it has the national catalogue and nothing of its own. Office,
 * person and installation are records of whoever approves them; until then nobody could tell who wrote what is saved.
 */
export function foundWaitingRegister(
  dependencies: FoundingDependencies,
  input: FoundingInput,
): Result<FoundedRegister, Refusal> {
  const named = names(input)
  if (!named.ok) return named
  return withCatalogue(dependencies, (person) => ({
    office: named.value.office,
    person: { id: person, name: named.value.person },
  }))
}

function names(input: FoundingInput): Result<FoundingInput, Refusal> {
  const office = requiredText(input.office, 'office')
  if (!office.ok) return office
  const person = requiredText(input.person, 'person')
  return person.ok ? success({ office: office.value, person: person.value }) : person
}

function withCatalogue(
  { create, catalogue, now, newId }: FoundingDependencies,
  waitingFor: (person: string) => WaitingOffice | null,
): Result<FoundedRegister, Refusal> {
  const [installation, office, person] = [newId(), newId(), newId()]
  const created = create({ installation, office }, waitingFor(person))
  if (!created.ok) return created
  const register = created.value
  const received = register.receive(catalogue, now())
  return received.ok ? success({ register, office, installation, person }) : received
}
