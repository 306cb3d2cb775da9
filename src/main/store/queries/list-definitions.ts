import type { ListKind } from '../../../contract/rows.ts'
import { agreementLists } from './agreement-lists.ts'
import { caseworkLists } from './casework-lists.ts'
import { exchangeLists } from './exchange-lists.ts'
import { conflictList } from './conflict-list.ts'
import { foundLists } from './found-lists.ts'
import { institutionLists } from './institution-lists.ts'
import type { ListDefinition } from './list-columns.ts'
import { measureLists } from './measure-lists.ts'
import { obligationLists } from './obligation-lists.ts'
import { plainListDefinitions } from './plain-lists.ts'
import { sessionLists } from './session-lists.ts'
import { termLists } from './term-lists.ts'

export const listDefinitions: Readonly<Record<ListKind, ListDefinition>> = {
  ...agreementLists,
  ...obligationLists,
  ...caseworkLists,
  ...institutionLists,
  ...measureLists,
  ...sessionLists,
  ...termLists,
  ...plainListDefinitions,
  ...exchangeLists,
  ...foundLists,
  conflicts: conflictList,
}
