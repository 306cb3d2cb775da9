import { log } from './0001-log.ts'
import { projections } from './0002-projections.ts'
import { status } from './0003-status.ts'
import { search } from './0004-search.ts'
import { writers } from './0005-writers.ts'
import { casework } from './0006-casework.ts'
import { responsible } from './0007-responsible.ts'
import { known } from './0008-known.ts'
import { evidenceFiles } from './0009-evidence-files.ts'
import { adoption } from './0010-adoption.ts'
import { counts } from './0011-counts.ts'
import { signedBy } from './0012-signed-by.ts'
import { postsFound } from './0013-posts-found.ts'
import { statusPast } from './0014-status-past.ts'
import { findings } from './0015-findings.ts'
import { fileChecks } from './0016-file-checks.ts'
import { issues } from './0017-issues.ts'
import { rewritten } from './0018-rewritten.ts'
import { indicatorScale } from './0019-indicator-scale.ts'
import { issueFindings } from './0020-issue-findings.ts'
import { contestedKind } from './0021-contested-kind.ts'
import { statements } from './0022-statements.ts'
import { conflictFindings } from './0023-conflict-findings.ts'
import { exchange } from './0024-exchange.ts'
import { revocation } from './0025-revocation.ts'
import { namesAlike } from './0026-names-alike.ts'
import { answeredVerdicts } from './0027-answered-verdicts.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [
  log,
  projections,
  status,
  search,
  writers,
  casework,
  responsible,
  known,
  evidenceFiles,
  adoption,
  counts,
  signedBy,
  postsFound,
  statusPast,
  findings,
  fileChecks,
  issues,
  rewritten,
  indicatorScale,
  issueFindings,
  contestedKind,
  statements,
  conflictFindings,
  exchange,
  revocation,
  namesAlike,
  answeredVerdicts,
]

export const newestSchema = Math.max(...migrations.map(({ number }) => number))
