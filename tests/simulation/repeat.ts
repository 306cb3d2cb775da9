import type { Transport } from './transport.ts'

/** What to type to see one history again. */
export const commandFor = (seed: number, { name }: Pick<Transport, 'name'>): string =>
  `npm run soak -- --seed ${seed} --carrier ${name}`
