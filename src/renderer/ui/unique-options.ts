/**
 * The first of each value. Offices that worked apart may have given one code twice, and a list of choices that names it
 * twice breaks the whole screen; which is meant is said once one of them is corrected (the list of data issues).
 */
export function uniqueOptions<Option extends { readonly value: string }>(
  options: readonly Option[],
): Option[] {
  const places = new Map(options.toReversed().map((option) => [option.value, option]))
  return options.filter((option) => places.get(option.value) === option)
}
