/**
 * The Merkle tree of RFC 6962 (Certificate Transparency), section 2.1: leaves and nodes are hashed with different first
 * bytes, so that no node can be passed off as a leaf, and a tree of n leaves is cut at the largest power of two below n,
 * so that no leaf has to be repeated. Hashes are lower-case hexadecimal digits; the hash function is passed in.
 */
export type Sha256 = (bytes: Uint8Array) => string

/**
 * A tree of which some leaves are known and of the rest only what the root needs: the hashes of the largest subtrees
 * without a known leaf, from left to right.
 */
export interface PartialTree {
  /** How many leaves the whole tree has. */
  readonly size: number
  /** Hashes of the known leaves (`leafHash`) by their place from 0. */
  readonly leaves: ReadonlyMap<number, string>
  readonly proof: readonly string[]
}

export function leafHash(sha256: Sha256, content: Uint8Array): string {
  const bytes = new Uint8Array(content.length + 1)
  bytes.set(content, 1)
  return sha256(bytes)
}

/** The tree of which every leaf is known. */
export const wholeTree = (hashes: readonly string[]): PartialTree => ({
  size: hashes.length,
  leaves: new Map(hashes.map((hash, place) => [place, hash])),
  proof: [],
})

/**
 * The root of the tree; `null` if nothing of that shape can be such a tree: leaves outside it, or a proof that is too
 * short or too long.
 */
export function rootOf(tree: PartialTree, sha256: Sha256): string | null {
  const reckoned = reckon(tree, sha256)
  return reckoned === null ? null : reckoned.root
}

/**
 * The same tree with fewer known leaves: what an office passes on that forwards fewer feeds than it received. `null` if
 * the tree is none, or a leaf that is to be kept is not known in it.
 */
export function narrowed(
  tree: PartialTree,
  keep: ReadonlySet<number>,
  sha256: Sha256,
): PartialTree | null {
  const leaves = new Map([...tree.leaves].filter(([place]) => keep.has(place)))
  if (leaves.size === 0 || leaves.size !== keep.size) return null
  const reckoned = reckon(tree, sha256)
  if (reckoned === null) return null
  const places = [...leaves.keys()].toSorted((a, b) => a - b)
  const proof: string[] = []
  const visit = (start: number, end: number): void => {
    if (!hasPlace(places, start, end)) proof.push(reckoned.hashOf(start, end))
    else if (end - start > 1) {
      const middle = start + leftSize(end - start)
      visit(start, middle)
      visit(middle, end)
    }
  }
  visit(0, tree.size)
  return { size: tree.size, leaves, proof }
}

interface Reckoned {
  readonly root: string
  /** Of a subtree that was reckoned, by the places of its leaves. */
  readonly hashOf: (start: number, end: number) => string
}

/** Known leaves and hashes of the proof are all that is looked at, so a huge size costs nothing. */
function reckon({ size, leaves, proof }: PartialTree, sha256: Sha256): Reckoned | null {
  const places = [...leaves.keys()].toSorted((a, b) => a - b)
  const [first, last] = [places[0], places.at(-1)]
  if (first === undefined || last === undefined || first < 0 || last >= size) return null
  const hashes = new Map<string, string>()
  let used = 0
  const visit = (start: number, end: number): string | null => {
    const hash = visited(start, end)
    if (hash !== null) hashes.set(`${start}-${end}`, hash)
    return hash
  }
  const visited = (start: number, end: number): string | null => {
    if (!hasPlace(places, start, end)) {
      used += 1
      return proof[used - 1] ?? null
    }
    if (end - start === 1) return leaves.get(start) ?? null
    const middle = start + leftSize(end - start)
    const left = visit(start, middle)
    const right = left === null ? null : visit(middle, end)
    return left === null || right === null ? null : nodeHash(sha256, left, right)
  }
  const root = visit(0, size)
  if (root === null || used !== proof.length) return null
  return {
    root,
    hashOf: (start, end) => {
      const hash = hashes.get(`${start}-${end}`)
      if (hash === undefined) throw new Error('a subtree that was not reckoned')
      return hash
    },
  }
}

/** The largest power of two below n, for n of at least 2. */
function leftSize(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}

/** Whether one of the ascending places lies within [start, end). */
function hasPlace(places: readonly number[], start: number, end: number): boolean {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((places[middle] ?? 0) < start) low = middle + 1
    else high = middle
  }
  const place = places[low]
  return place !== undefined && place < end
}

function nodeHash(sha256: Sha256, left: string, right: string): string {
  const bytes = new Uint8Array(65)
  bytes[0] = 1
  setHex(bytes, 1, left)
  setHex(bytes, 33, right)
  return sha256(bytes)
}

function setHex(bytes: Uint8Array, start: number, digits: string): void {
  for (let index = 0; index < digits.length / 2; index += 1) {
    bytes[start + index] = 16 * digitAt(digits, 2 * index) + digitAt(digits, 2 * index + 1)
  }
}

/** The value of a lower-case hexadecimal digit. */
function digitAt(digits: string, index: number): number {
  const code = digits.charCodeAt(index)
  return code < 0x3a ? code - 0x30 : code - 0x57
}
