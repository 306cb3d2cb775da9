import { log } from './0001-log.ts'
import { projections } from './0002-projections.ts'
import { status } from './0003-status.ts'
import { search } from './0004-search.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [log, projections, status, search]
