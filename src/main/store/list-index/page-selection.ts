import type { CodeArray } from './code-array.ts'

/**
 * Which rows of a table match, and which of those stand on one page of an order: counted, never sorted as a whole.
 * A row is its place in the arrays. Loops over a million rows write each row where the next match belongs and step on
 * by 0 or 1: a branch that depends on the data is guessed wrong half of the time and costs ten times as much.
 */

/** A row matches when `allowed` holds 1 at its code; without codes, at the row itself. */
export interface CodeCondition {
  readonly codes: CodeArray | null
  readonly allowed: Uint8Array
}

/** Of alternatives, one must match with all its conditions. */
export type RowCondition = CodeCondition | Alternatives

export interface Alternatives {
  readonly any: readonly (readonly CodeCondition[])[]
}

/**
 * Of `rows`, those that match all conditions, in their order. They are written into `room`, which has place for all
 * rows; without conditions they are `rows` themselves. `count`: rows of the table.
 */
export function matchingRows(
  rows: Uint32Array,
  conditions: readonly RowCondition[],
  count: number,
  room: Uint32Array,
): Uint32Array {
  // One pass for each, over the rows that are left.
  let left = rows
  for (const condition of conditions) {
    const simple =
      'any' in condition ? { codes: null, allowed: marks(count, condition) } : condition
    left = room.subarray(0, narrowed(left, simple, room))
  }
  return left
}

/** Writes the rows that match into `into`, which may be where they are; returns how many they are. */
function narrowed(rows: Uint32Array, { codes, allowed }: CodeCondition, into: Uint32Array): number {
  let kept = 0
  const { length } = rows
  if (codes === null) {
    for (let index = 0; index < length; index += 1) {
      const row = rows[index] ?? 0
      into[kept] = row
      kept += allowed[row] ?? 0
    }
  } else {
    for (let index = 0; index < length; index += 1) {
      const row = rows[index] ?? 0
      into[kept] = row
      kept += allowed[codes[row] ?? 0] ?? 0
    }
  }
  return kept
}

/** 1 at every row that an alternative matches. */
function marks(count: number, { any }: Alternatives): Uint8Array {
  const all = new Uint8Array(count)
  for (const [first, ...others] of any) {
    if (first === undefined) continue
    const matched = others.length === 0 ? all : new Uint8Array(count)
    mark(matched, count, first)
    for (const { codes, allowed } of others) {
      for (let row = 0; row < count; row += 1) {
        const one = allowed[codes === null ? row : (codes[row] ?? 0)] ?? 0
        matched[row] = (matched[row] ?? 0) & one
      }
    }
    if (matched !== all) mark(all, count, { codes: null, allowed: matched })
  }
  return all
}

function mark(marked: Uint8Array, count: number, { codes, allowed }: CodeCondition): void {
  if (!allowed.includes(1)) return
  if (codes === null) {
    for (let row = 0; row < count; row += 1) {
      marked[row] = (marked[row] ?? 0) | (allowed[row] ?? 0)
    }
  } else {
    for (let row = 0; row < count; row += 1) {
      marked[row] = (marked[row] ?? 0) | (allowed[codes[row] ?? 0] ?? 0)
    }
  }
}

/**
 * One key of an order. The rank of a row is `((value + add) ^ flip) & mask`, shifted right by `shift`, where the value
 * is `table[codes[row]]`, or the code itself without a table. All are below 2^31.
 */
export interface SortKey {
  readonly codes: CodeArray
  readonly table: Uint32Array | null
  readonly add: number
  readonly flip: number
  readonly mask: number
  readonly shift: number
}

/** A part of a key has no more ranks than this: counts by rank then fit into the processor's cache. */
const partBits = 14

/**
 * The keys by which rows stand in the order of values below `end`, or the reverse of it; a long one in parts, the
 * higher first. Downwards 0 is last by itself; upwards it is last if `emptyLast`, otherwise first.
 */
export function sortKeys(
  { codes, table }: Pick<SortKey, 'codes' | 'table'>,
  end: number,
  descending: boolean,
  emptyLast: boolean,
): readonly SortKey[] {
  // Adding -1 makes 0 the greatest of all; turning every bit round makes it so too.
  const bits = Math.max(1, 32 - Math.clz32(end))
  const mask = 2 ** bits - 1
  const ranks = {
    codes,
    table,
    add: emptyLast && !descending ? -1 : 0,
    flip: descending ? mask : 0,
  }
  const keys: SortKey[] = []
  for (let above = bits; above > 0; above -= partBits) {
    keys.push({ ...ranks, mask: 2 ** above - 1, shift: Math.max(0, above - partBits) })
  }
  return keys
}

/** The order of rows that are equal by all keys. */
export interface Ties {
  /** All rows of the table. */
  order(this: void): Uint32Array
  /** A few of them. */
  ordered(this: void, rows: Uint32Array): readonly number[]
}

/** Fewer rows than this are sorted outright. */
const few = 512

/**
 * Of `rows`, in the order of the keys, those from `offset` on, `limit` at most. `ties` of `null`: rows that are equal
 * by all keys stand in the order in which they are given.
 */
export function pageOfRows(
  rows: Uint32Array,
  keys: readonly SortKey[],
  offset: number,
  limit: number,
  ties: Ties | null,
): readonly number[] {
  if (limit <= 0 || offset >= rows.length) return []
  const [key, ...others] = keys
  if (key === undefined && ties === null) return [...rows.subarray(offset, offset + limit)]
  if (rows.length <= few) return sorted(rows, keys, ties).slice(offset, offset + limit)
  if (key === undefined) {
    return ties === null ? [] : pageOfOrder(ties.order(), rows, null, 0, rows.length, offset, limit)
  }
  const { first, last, before, numbers } = ranksOfPage(rows, key, offset, limit)
  const start = offset - before
  const numberOf = (rank: number): number => numbers[rank] ?? 0
  if (first === last) {
    const number = numberOf(first)
    if (ties !== null && others.length === 0 && number > few) {
      return pageOfOrder(ties.order(), rows, key, first, number, start, limit)
    }
    return pageOfRows(rowsWithin(rows, key, first, first, number), others, start, limit, ties)
  }
  // The page begins within the first rank and ends within the last; those between are on it whole.
  let within = 0
  for (let rank = first; rank <= last; rank += 1) within += numberOf(rank)
  const near = rowsWithin(rows, key, first, last, within)
  const head = rowsWithin(near, key, first, first, numberOf(first))
  const page = [...pageOfRows(head, others, start, limit, ties)]
  const between = within - numberOf(first) - numberOf(last)
  if (between > 0) {
    page.push(...sorted(rowsWithin(near, key, first + 1, last - 1, between), keys, ties))
  }
  const tail = rowsWithin(near, key, last, last, numberOf(last))
  return [...page, ...pageOfRows(tail, others, 0, limit - page.length, ties)]
}

/** For few rows: each is compared with many others. */
function sorted(rows: Uint32Array, keys: readonly SortKey[], ties: Ties | null): readonly number[] {
  // Sorting keeps the order of equals.
  return (ties === null ? [...rows] : ties.ordered(rows)).toSorted((a, b) => {
    for (const key of keys) {
      const difference = rankOf(key, a) - rankOf(key, b)
      if (difference !== 0) return difference
    }
    return 0
  })
}

/**
 * Of `rows` that have a rank, `number` of them, in the order of a whole table: passed from the end that is nearer and
 * only as far as the page reaches. Without a key all rows have it.
 */
function pageOfOrder(
  order: Uint32Array,
  rows: Uint32Array,
  key: SortKey | null,
  rank: number,
  number: number,
  offset: number,
  limit: number,
): readonly number[] {
  const member = new Uint8Array(order.length)
  if (key === null) markAll(member, rows)
  else markRank(member, rows, key, rank)
  const until = Math.min(number, offset + limit)
  const page: number[] = []
  if (offset <= number - until) {
    let at = passed(order, member, offset, 0, 1)
    for (; page.length < until - offset; at += 1) {
      const row = order[at] ?? 0
      if (member[row] === 1) page.push(row)
    }
    return page
  }
  let at = passed(order, member, number - until, order.length - 1, -1)
  for (; page.length < until - offset; at -= 1) {
    const row = order[at] ?? 0
    if (member[row] === 1) page.push(row)
  }
  return page.toReversed()
}

/** From where on `number` members have been passed. */
function passed(
  order: Uint32Array,
  member: Uint8Array,
  number: number,
  from: number,
  step: 1 | -1,
): number {
  let at = from
  for (let count = 0; count < number; at += step) count += member[order[at] ?? 0] ?? 0
  return at
}

function markAll(member: Uint8Array, rows: Uint32Array): void {
  const { length } = rows
  for (let index = 0; index < length; index += 1) member[rows[index] ?? 0] = 1
}

function markRank(
  member: Uint8Array,
  rows: Uint32Array,
  { codes, table, add, flip, mask, shift }: SortKey,
  wanted: number,
): void {
  const { length } = rows
  if (table === null) {
    for (let index = 0; index < length; index += 1) {
      const row = rows[index] ?? 0
      const rank = ((((codes[row] ?? 0) + add) ^ flip) & mask) >>> shift
      member[row] = isWithin(rank, wanted, wanted)
    }
  } else {
    for (let index = 0; index < length; index += 1) {
      const row = rows[index] ?? 0
      const rank = ((((table[codes[row] ?? 0] ?? 0) + add) ^ flip) & mask) >>> shift
      member[row] = isWithin(rank, wanted, wanted)
    }
  }
}

const rankOf = ({ codes, table, add, flip, mask, shift }: SortKey, row: number): number => {
  const code = codes[row] ?? 0
  const value = table === null ? code : (table[code] ?? 0)
  return (((value + add) ^ flip) & mask) >>> shift
}

/** The ranks on which a page begins and ends, and how many rows have lower ones. */
function ranksOfPage(
  rows: Uint32Array,
  key: SortKey,
  offset: number,
  limit: number,
): {
  readonly first: number
  readonly last: number
  readonly before: number
  /** Of rows, by rank. */
  readonly numbers: Uint32Array
} {
  const { codes, table, add, flip, mask, shift } = key
  const numbers = new Uint32Array((mask >>> shift) + 1)
  const count = rows.length
  if (table === null) {
    for (let index = 0; index < count; index += 1) {
      const rank = ((((codes[rows[index] ?? 0] ?? 0) + add) ^ flip) & mask) >>> shift
      numbers[rank] = (numbers[rank] ?? 0) + 1
    }
  } else {
    for (let index = 0; index < count; index += 1) {
      const value = table[codes[rows[index] ?? 0] ?? 0] ?? 0
      const rank = (((value + add) ^ flip) & mask) >>> shift
      numbers[rank] = (numbers[rank] ?? 0) + 1
    }
  }
  const until = Math.min(count, offset + limit)
  let before = 0
  let first = 0
  while (before + (numbers[first] ?? 0) <= offset) before += numbers[first++] ?? 0
  let last = first
  let through = before + (numbers[first] ?? 0)
  while (through < until) through += numbers[++last] ?? 0
  return { first, last, before, numbers }
}

/** Of `rows`, those whose rank is from `first` to `last`: `number` of them, in their order. */
function rowsWithin(
  rows: Uint32Array,
  { codes, table, add, flip, mask, shift }: SortKey,
  first: number,
  last: number,
  number: number,
): Uint32Array {
  if (number === rows.length) return rows
  const found = new Uint32Array(number)
  let count = 0
  if (table === null) {
    for (let index = 0; count < number; index += 1) {
      const row = rows[index] ?? 0
      const rank = ((((codes[row] ?? 0) + add) ^ flip) & mask) >>> shift
      found[count] = row
      count += isWithin(rank, first, last)
    }
  } else {
    for (let index = 0; count < number; index += 1) {
      const row = rows[index] ?? 0
      const rank = ((((table[codes[row] ?? 0] ?? 0) + add) ^ flip) & mask) >>> shift
      found[count] = row
      count += isWithin(rank, first, last)
    }
  }
  return found
}

/** 1 or 0 by the sign of the differences, without a branch; all are below 2^31. */
const isWithin = (rank: number, first: number, last: number): number =>
  1 ^ (((rank - first) | (last - rank)) >>> 31)
