const dayLength = 24 * 60 * 60 * 1000

/** Noon of a day (`YYYY-MM-DD`) in Mexico's centre, as milliseconds since 1970. */
export const noonOf = (day: string): number => Date.parse(`${day}T18:00:00Z`)

export const dayAfter = (day: string, days: number): string =>
  new Date(noonOf(day) + days * dayLength).toISOString().slice(0, 10)
