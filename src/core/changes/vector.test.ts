import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenarioArbitrary } from '../../../tests/support/commits.ts'
import { emptyRegister, mergeCommits, registerVector } from './merge.ts'
import type { Register } from './merge.ts'
import { partitionName, partitionOfName } from './partition.ts'
import type { HashedCommit } from './types.ts'
import {
  commitsLackedBy,
  compareEntries,
  digestInput,
  isSameVector,
  lackedHeads,
  vectorOf,
} from './vector.ts'
import type { VectorEntry } from './vector.ts'

const registerWith = (commits: readonly HashedCommit[]): Register =>
  mergeCommits(emptyRegister, commits).register

const appliedIn = (register: Register): ReadonlySet<string> =>
  new Set([...register.feeds.values()].flatMap(({ applied }) => [...applied.keys()]))

const branch = (hash: string): VectorEntry => ({
  installation: '01'.repeat(16),
  partition: { kind: 'catalog' },
  sequence: 2,
  hash,
})

describe('the vector of a register', () => {
  it('and its digest are equal exactly when the same commits are applied', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ written, arrived }) => {
        const [all, some] = [registerWith(written), registerWith(arrived)]
        const same = [...appliedIn(all)].every((hash) => appliedIn(some).has(hash))
        expect(isSameVector(registerVector(all), registerVector(some))).toBe(same)
        expect(digestInput(registerVector(all)) === digestInput(registerVector(some))).toBe(same)
      }),
    )
  })

  it('has a digest that names partition, installation, sequence and hash', () => {
    const [installation, id, hash] = ['01'.repeat(16), 'a1'.repeat(16), 'ef'.repeat(32)]
    const inAgreement: VectorEntry = {
      installation,
      partition: { kind: 'agreement', id },
      sequence: 2,
      hash,
    }
    const inCatalog: VectorEntry = {
      installation,
      partition: { kind: 'catalog' },
      sequence: 11,
      hash,
    }
    expect(digestInput(vectorOf([inAgreement, inCatalog]))).toBe(
      `catalog ${installation} 11 ${hash}\nagreement:${id} ${installation} 2 ${hash}\n`,
    )
  })

  it('differs between offices that know different branches of a fork', () => {
    const [one, other] = [branch('aa'.repeat(32)), branch('bb'.repeat(32))]
    expect(isSameVector([one], [other])).toBe(false)
    expect(isSameVector([one], [one])).toBe(true)
    expect(lackedHeads([one, other], ({ hash }) => hash === one.hash)).toEqual([other])
  })

  it('is in one order and names each head once', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ written }) => {
        const vector = registerVector(registerWith(written))
        expect(vectorOf([...vector.toReversed(), ...vector])).toEqual(vector)
        vector.slice(1).forEach((entry, index) => {
          expect(compareEntries(vector[index] ?? entry, entry)).toBeLessThan(0)
        })
      }),
    )
  })

  it('tells what an office lacks: nothing, exactly when it has applied all that the other has', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ written, arrived }) => {
        const theirs = registerVector(registerWith(written))
        const mine = appliedIn(registerWith(arrived))
        const lacking = lackedHeads(theirs, ({ hash }) => mine.has(hash))
        const complete = [...appliedIn(registerWith(written))].every((hash) => mine.has(hash))
        expect(lacking.length === 0).toBe(complete)
      }),
    )
  })
})

describe('what another office lacks', () => {
  it('makes it complete when sent, and nothing that its heads prove is sent again', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ written, arrived }) => {
        const [mine, theirs] = [registerWith(written), registerWith(arrived)]
        const vector = registerVector(theirs)
        const sent = [...mine.feeds.values()].flatMap(({ applied }) =>
          commitsLackedBy(vector, applied),
        )
        const after = mergeCommits(theirs, sent).register
        expect(digestInput(registerVector(after))).toBe(digestInput(registerVector(mine)))
        const known = appliedIn(theirs)
        expect(sent.filter(({ hash }) => known.has(hash))).toEqual([])
      }),
    )
  })

  it('is sent parents first', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ written }) => {
        const [feed] = registerWith(written).feeds.values()
        const sent = commitsLackedBy([], feed?.applied ?? new Map())
        const { outcomes } = mergeCommits(emptyRegister, sent)
        expect(outcomes.filter(({ released }) => released)).toEqual([])
      }),
    )
  })
})

describe('the name of a partition', () => {
  it('can be read back', () => {
    const id = 'a1'.repeat(16)
    for (const name of ['catalog', `office:${id}`, `agreement:${id}`]) {
      const partition = partitionOfName(name)
      expect(partition === undefined ? undefined : partitionName(partition)).toBe(name)
    }
  })

  it('is nothing else', () => {
    for (const name of ['', 'catalog:', 'office:', 'agreement:XYZ', `unit:${'a1'.repeat(16)}`]) {
      expect(partitionOfName(name)).toBeUndefined()
    }
  })
})
