import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { leafHash, narrowed, rootOf, wholeTree } from './merkle.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The definition of RFC 6962, section 2.1, word for word. */
function byDefinition(leaves: readonly Uint8Array[]): Buffer {
  const [only] = leaves
  if (only === undefined) throw new Error('no leaves')
  if (leaves.length === 1) {
    return createHash('sha256').update(Buffer.of(0)).update(only).digest()
  }
  const cut = 2 ** Math.ceil(Math.log2(leaves.length) - 1)
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(byDefinition(leaves.slice(0, cut)))
    .update(byDefinition(leaves.slice(cut)))
    .digest()
}

const leaves = fc.array(fc.uint8Array({ maxLength: 6 }), { minLength: 1, maxLength: 40 })
const treeOf = (contents: readonly Uint8Array[]) =>
  wholeTree(contents.map((content) => leafHash(sha256, content)))

test('the root is the one of RFC 6962', () => {
  // The known root of the tree with one empty leaf.
  expect(rootOf(treeOf([new Uint8Array(0)]), sha256)).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
  fc.assert(
    fc.property(leaves, (contents) => {
      expect(rootOf(treeOf(contents), sha256)).toBe(byDefinition(contents).toString('hex'))
    }),
  )
})

test('whoever passes on some of the leaves, and then some of those, proves the same root', () => {
  fc.assert(
    fc.property(leaves, fc.array(fc.nat(), { minLength: 1 }), fc.nat(), (contents, picks, pick) => {
      const tree = treeOf(contents)
      const some = new Set(picks.map((place) => place % contents.length))
      const part = narrowed(tree, some, sha256)
      if (part === null) throw new Error('no part')
      expect([...part.leaves.keys()].toSorted((a, b) => a - b)).toEqual(
        [...some].toSorted((a, b) => a - b),
      )
      const one = [...some][pick % some.size] ?? 0
      const smaller = narrowed(part, new Set([one]), sha256)
      expect(rootOf(part, sha256)).toBe(rootOf(tree, sha256))
      expect(smaller === null ? null : rootOf(smaller, sha256)).toBe(rootOf(tree, sha256))
      expect(smaller?.proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(contents.length)))
    }),
  )
})

test('another leaf, another place or another proof has another root, or none', () => {
  fc.assert(
    fc.property(leaves, fc.nat(), fc.nat({ max: 4 }), (contents, pick, what) => {
      const tree = treeOf(contents)
      const place = pick % contents.length
      const part = narrowed(tree, new Set([place]), sha256)
      const hash = part?.leaves.get(place)
      if (part === null || hash === undefined) throw new Error('no part')
      const other = sha256(Buffer.from('another'))
      const forged = [
        { ...part, leaves: new Map([[place, other]]) },
        { ...part, proof: [...part.proof, other] },
        { ...part, proof: part.proof.slice(1).concat(part.proof.length === 0 ? [other] : []) },
        {
          ...part,
          proof: part.proof.map(() => other).concat(part.proof.length === 0 ? [other] : []),
        },
        { ...part, leaves: new Map([[contents.length, hash]]) },
      ][what]
      if (forged === undefined) throw new Error('no such forgery')
      expect(rootOf(forged, sha256)).not.toBe(rootOf(tree, sha256))
    }),
  )
})

test('a leaf that was never known cannot be kept', () => {
  const part = narrowed(treeOf([Buffer.of(1), Buffer.of(2), Buffer.of(3)]), new Set([1]), sha256)
  if (part === null) throw new Error('no part')
  expect(narrowed(part, new Set([0]), sha256)).toBeNull()
  expect(narrowed(part, new Set(), sha256)).toBeNull()
})
