/** Collects an option that may be given several times. */
export const repeated = (
  value: string,
  before: readonly string[] | undefined,
): readonly string[] => [...(before ?? []), value]
