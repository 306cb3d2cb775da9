/** What to type to see one history again. */
export const commandFor = (seed: number): string => `npm run soak -- --seed ${seed}`
