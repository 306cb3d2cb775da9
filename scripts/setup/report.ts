/** One plain line per step. */
export function report(line: string): void {
  console.log(`set-up: ${line}`)
}

/** What a person can act on; printed without a stack. */
export class SetupRefused extends Error {}

export function seconds(sinceMilliseconds: number): string {
  return `${((performance.now() - sinceMilliseconds) / 1000).toFixed(1)} s`
}
