import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sealCommit, testId } from '../../../tests/support/commits.ts'
import { cellKey, emptyCell, liveChanges } from './cell.ts'
import { displayedValue } from './live-values.ts'
import { emptyRegister, mergeCommits, type Register } from './merge.ts'
import { makeCommits, type DraftChange } from './save.ts'
import { commitPrefix } from './stamp.ts'
import type { Cell, HashedCommit, PartitionKey, StampedChange } from './types.ts'
import { undoingChanges, type RecordToUndo } from './undo.ts'

const partition: PartitionKey = { kind: 'agreement', id: testId(0xa1) }
const kind = 3

/** Few cells of few records, so that saves meet in them. */
const cellArbitrary: fc.Arbitrary<Cell> = fc.record({
  record: fc.constantFrom(testId(1), testId(2), testId(3)),
  field: fc.constantFrom(10, 11),
  element: fc.constantFrom(null, 'urgente'),
})
const editArbitrary = fc.record({
  cell: cellArbitrary,
  value: fc.constantFrom(null, 'Plazo: 30 días', 'Plazo: 60 días'),
})
const editsArbitrary = fc.uniqueArray(editArbitrary, {
  minLength: 1,
  maxLength: 4,
  selector: ({ cell }) => cellKey(cell),
})
type Edits = ReadonlyArray<{ readonly cell: Cell; readonly value: string | null }>

const liveOf = (register: Register, cell: Cell): readonly StampedChange[] =>
  liveChanges(register.cells.get(cellKey(cell)) ?? emptyCell)

/** A person who has everything on screen saves; `wall` moves on with every save. */
function saved(register: Register, changes: readonly DraftChange[], wall: number): Made {
  const [made] = makeCommits(
    { author: testId(9), intent: 'record.edit', changes },
    {
      installation: testId(wall),
      counter: 0,
      clock: { wall, logical: 0 },
      wallTime: wall,
      headOf: () => null,
      seal: sealCommit,
    },
  )
  if (made === undefined) throw new Error('a save without changes')
  return { made, register: mergeCommits(register, [made]).register }
}

interface Made {
  readonly made: HashedCommit
  readonly register: Register
}

const draftsOf = (register: Register, edits: Edits): readonly DraftChange[] =>
  edits.map(({ cell, value }) => ({
    ...cell,
    kind,
    partition,
    value,
    replaces: liveOf(register, cell).map(({ commit }) => commit),
  }))

/** What a store would say of a save: from the register before it and the register now. */
function recordsOf(before: Register, { commit, hash }: HashedCommit, now: Register) {
  const cells = [...now.cells.values()].flatMap(liveChanges)
  return [...new Set(commit.changes.map(({ record }) => record))].map((id): RecordToUndo => ({
    id,
    kind,
    partition,
    isNew: ![...before.cells.keys()].some((key) => key.startsWith(id)),
    changes: commit.changes
      .filter(({ record }) => record === id)
      .map(({ field, element, replaces }) => ({
        field,
        element,
        commit: commitPrefix(hash),
        before: [...(before.cells.get(cellKey({ record: id, field, element }))?.changes ?? [])]
          .filter(([prefix]) => replaces.includes(prefix))
          .map(([, change]) => change),
      })),
    live: cells
      .filter(({ record }) => record === id)
      .map(({ field, element, commit: prefix }) => ({ field, element, commit: prefix })),
  }))
}

const play = (register: Register, saves: readonly Edits[], from: number): Register =>
  saves.reduce(
    (now, edits, index) => saved(now, draftsOf(now, edits), from + index).register,
    register,
  )

describe('undoing a save', () => {
  it('shows every cell as before, and takes out what the save made', () => {
    fc.assert(
      fc.property(fc.array(editsArbitrary, { maxLength: 4 }), editsArbitrary, (earlier, edits) => {
        const before = play(emptyRegister, earlier, 1)
        const { made, register } = saved(before, draftsOf(before, edits), 50)
        const records = recordsOf(before, made, register)
        const undoing = undoingChanges(records, 'Deshecho')
        if (!undoing.ok) throw new Error('refused though nothing came after it')
        const after = saved(register, undoing.value, 60).register
        for (const { id, isNew } of records) {
          const withdrawn = displayedValue(liveOf(after, { record: id, field: 1, element: null }))
          expect(withdrawn).toBe(isNew ? 'Deshecho' : null)
          if (isNew) continue
          for (const field of [10, 11]) {
            for (const element of [null, 'urgente']) {
              const cell = { record: id, field, element }
              expect(liveOf(after, cell).length).toBeLessThanOrEqual(1)
              expect(displayedValue(liveOf(after, cell))).toBe(displayedValue(liveOf(before, cell)))
            }
          }
        }
      }),
    )
  })

  it('is refused exactly for the cells in which something came after it', () => {
    fc.assert(
      fc.property(
        fc.array(editsArbitrary, { maxLength: 3 }),
        editsArbitrary,
        fc.array(editsArbitrary, { maxLength: 2 }),
        (earlier, edits, later) => {
          const before = play(emptyRegister, earlier, 1)
          const { made, register } = saved(before, draftsOf(before, edits), 50)
          const records = recordsOf(before, made, play(register, later, 51))
          const own = new Set(made.commit.changes.map(cellKey))
          const newRecords = records.filter(({ isNew }) => isNew).map(({ id }) => id)
          const touched = later
            .flat()
            .map(({ cell }) => cell)
            .filter((cell) => own.has(cellKey(cell)) || newRecords.includes(cell.record))
          const undoing = undoingChanges(records, 'Deshecho')
          const refused = undoing.ok ? [] : undoing.error.map(cellKey)
          expect(new Set(refused)).toEqual(new Set(touched.map(cellKey)))
          expect(refused).toHaveLength(new Set(refused).size)
        },
      ),
    )
  })

  it('is refused when somebody else wrote the same cell without knowing of it', () => {
    const cell = { record: testId(1), field: 10, element: null }
    const before = play(emptyRegister, [[{ cell, value: 'Plazo: 30 días' }]], 1)
    const drafts = draftsOf(before, [{ cell, value: 'Plazo: 60 días' }])
    const { made, register } = saved(before, drafts, 50)
    const other = saved(
      register,
      drafts.map((draft) => ({ ...draft, value: null })),
      51,
    )
    const undoing = undoingChanges(recordsOf(before, made, other.register), 'Deshecho')
    expect(undoing).toEqual({ ok: false, error: [cell] })
  })

  it('of a decision on a conflict shows what was shown before it', () => {
    const cell = { record: testId(1), field: 10, element: null }
    const one = saved(emptyRegister, draftsOf(emptyRegister, [{ cell, value: 'uno' }]), 1)
    const conflicting = saved(one.register, draftsOf(emptyRegister, [{ cell, value: 'dos' }]), 2)
    const before = conflicting.register
    const { made, register } = saved(before, draftsOf(before, [{ cell, value: 'uno' }]), 50)
    const undoing = undoingChanges(recordsOf(before, made, register), 'Deshecho')
    expect(undoing.ok && undoing.value.map(({ value }) => value)).toEqual(['dos'])
  })
})
