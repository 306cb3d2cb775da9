import * as codeLists from '../../core/schema/codes.ts'

const lists: readonly (readonly [string, readonly string[]])[] = Object.entries(codeLists)

/** What a list of codes is called, under which their labels stand: a field names its list by holding it. */
export const codeList = (codes: readonly string[]): string | undefined =>
  lists.find(([, known]) => known === codes)?.[0]
