import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Minutes each, in small files: whoever starts them last waits for them with one core idle. */
const longest = [
  'tests/simulation/histories-odd.test.ts',
  'tests/simulation/histories-even.test.ts',
  'tests/kills/kills.test.ts',
  'tests/fuzz/package-fuzzer.test.ts',
]

const place = ({ moduleId }: TestSpecification): number => {
  const known = longest.findIndex((name) => moduleId.endsWith(name))
  return known === -1 ? longest.length : known
}

/** Where no times are known yet, the largest files come first; these still before them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- no array: what vitest does by itself
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => place(a) - place(b))
  }
}
