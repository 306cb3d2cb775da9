/** Numbers that look random and are the same for the same seed on every machine. */
export interface Random {
  /** A whole number from 0 up to and without `below`. */
  below(below: number): number
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean
  pick<Item>(items: readonly Item[]): Item
  /** So many hexadecimal digits. */
  hex(digits: number): string
  shuffled<Item>(items: readonly Item[]): readonly Item[]
}

/** Splitmix32: one step of a counter, well mixed; good enough to choose what people do, and to be written down. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit)
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[below(items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick,
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(''),
    shuffled: (items) => {
      const left = [...items]
      return items.map(() => left.splice(below(left.length), 1)).flat()
    },
  }
}
