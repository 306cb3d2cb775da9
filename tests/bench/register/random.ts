/** Numbers that look random and are the same in every run: nothing else in the generator decides anything. */
export interface Random {
  /** From 0 up to but not including 1. */
  number(): number
  /** A whole number from 0 up to but not including `end`. */
  below(end: number): number
  chance(share: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** The item whose weight it falls upon. */
  weighted<Item>(items: readonly (readonly [weight: number, item: Item])[]): Item
  /** An id as the program makes them: 16 bytes as hexadecimal digits. */
  id(): string
}

/** sfc32 (Doty-Humphrey, PractRand): four words of state, small and fast. */
export function seededRandom(seed: number): Random {
  let [a, b, c, d] = [seed, 0x9e3779b9, 0x243f6a88, 1]
  const word = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 16; round += 1) word()
  const number = (): number => word() / 2 ** 32
  const below = (end: number): number => Math.floor(number() * end)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  return {
    number,
    below,
    chance: (share) => number() < share,
    pick,
    weighted: (items) => {
      const total = items.reduce((sum, [weight]) => sum + weight, 0)
      let left = number() * total
      for (const [weight, item] of items) {
        left -= weight
        if (left < 0) return item
      }
      throw new Error('no weights')
    },
    id: () =>
      [word(), word(), word(), word()].map((part) => part.toString(16).padStart(8, '0')).join(''),
  }
}
