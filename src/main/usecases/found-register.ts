import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import { marked, newRecord } from './new-record.ts'
import type { PartitionKey, StoredFeedCommit } from './ports/commits.ts'
import type { Register } from './ports/register.ts'
import { requiredText } from './text-input.ts'

export interface FoundingInput {
  readonly office: string
  readonly person: string
}

export interface FoundingDependencies {
  /** Creates the empty register; the ids are its own from now on. */
  readonly create: (ids: {
    readonly installation: string
    readonly office: string
  }) => Result<Register, Refusal>
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
  { create, catalogue, now, newId }: FoundingDependencies,
  input: FoundingInput,
): Result<FoundedRegister, Refusal> {
  const officeName = requiredText(input.office, 'office')
  if (!officeName.ok) return officeName
  const personName = requiredText(input.person, 'person')
  if (!personName.ok) return personName
  const [installation, office, person] = [newId(), newId(), newId()]
  const created = create({ installation, office })
  if (!created.ok) return created
  const register = created.value
  const received = register.receive(catalogue, now())
  if (!received.ok) return received
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
          fields: { name: officeName.value, coordinating: true },
        }),
        ...newRecord({ kind: 'installation', id: installation, partition, fields: { office } }),
        ...newRecord({
          kind: 'person',
          id: person,
          partition,
          fields: { name: personName.value },
          sets: { offices: marked([office]) },
        }),
      ],
    },
    now(),
  )
  if (!saved.ok) return saved
  return success({ register, office, installation, person })
}
