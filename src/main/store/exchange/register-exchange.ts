import type { Refusal } from '../../../contract/errors.ts'
import { packageLimits } from '../../../contract/package/limits.ts'
import { commonScope } from '../../../core/exchange/scope-admits.ts'
import type { Id } from '../../../core/changes/types.ts'
import type { Result } from '../../../core/result.ts'
import type { StoredFeedCommit } from '../../usecases/ports/commits.ts'
import type { RegisterExchange } from '../../usecases/ports/exchange.ts'
import { filesNamed } from '../attachment-states.ts'
import { toHex } from '../bytes.ts'
import type { WriteConnection } from '../connection.ts'
import { takeAcknowledgement } from './acknowledgements.ts'
import { attestationsOf, isVouched, keepAttestations } from './attestations.ts'
import { commitsAt } from './commits-at.ts'
import { filesLackedBy, isNamedWithin, lackingFiles } from './exchanged-files.ts'
import { feedRanges } from './feed-ranges.ts'
import { gapsOf, heldFeeds } from './gaps.ts'
import { holdingsOf, keptScope } from './holdings.ts'
import { pinRoot } from '../membership.ts'
import { lastPosition } from '../known-by.ts'
import {
  beginImport,
  changedByImport,
  conflictsSince,
  endImport,
  firstConflictsSince,
  importsUnderWay,
  stageAgain,
} from './import-progress.ts'
import { lackedCommits } from './lacked-commits.ts'
import { isTakenIn, notePackage } from './noted-packages.ts'
import { officeExchange } from './office-exchange.ts'
import { scopeDifference } from './scope-difference.ts'
import { sessionOfAgreement, withinScope } from './scope-places.ts'

/** Enough to know what sort they are. */
const namedConflicts = 5

/** What the tables of the exchange need of the register that they are part of. */
export interface ExchangeMeans {
  /** The installation of this register: it vouches for its own commits whenever it exports. */
  readonly installation: Id
  /** The calendar day of a moment in the register's time zone. */
  readonly dayOf: (moment: number) => string
  /** Runs a change in one transaction. */
  readonly change: <Done>(work: () => Done) => Result<Done, Refusal>
  readonly applyBlock: RegisterExchange['applyBlock']
  /** Applies commits, asks something of the register that comes of it, and takes them back. */
  readonly tryOut: <Found>(
    commits: readonly StoredFeedCommit[],
    moment: number,
    found: () => Found,
  ) => Result<Found, Refusal>
}

export function registerExchange(
  connection: WriteConnection,
  { installation, dayOf, change, applyBlock, tryOut }: ExchangeMeans,
): RegisterExchange {
  return {
    commonScope: (one, other) =>
      commonScope(one, other, (agreement) => sessionOfAgreement(connection, agreement)),
    outgoing: ({ scope, offices, revoked, signable }) =>
      change(() => {
        const { whole, commits } = lackedCommits(connection, scope, offices, revoked)
        return {
          whole,
          ...feedRanges(commits, ({ installation: author, hash }) => {
            const id = toHex(author)
            return id === installation || signable.has(id) || isVouched(connection, hash)
          }),
        }
      }),
    commits: (numbers) => commitsAt(connection, numbers),
    attestations: (heads) => attestationsOf(connection, heads),
    files: ({ scope, offices }, numbers) => {
      const within = withinScope(connection, scope)
      const named = new Set(offices.flatMap((office) => filesLackedBy(connection, office)))
      for (const commit of commitsAt(connection, numbers)) {
        for (const sha256 of filesNamed([commit])) named.add(sha256)
      }
      return [...named].filter((sha256) => isNamedWithin(connection, sha256, within)).toSorted()
    },
    holdings: (scope) =>
      change(() => ({
        holdings: holdingsOf(connection, keptScope(connection, scope)),
        gaps: gapsOf(connection).slice(0, packageLimits.gaps),
        lacking: lackingFiles(connection, packageLimits.lacking),
      })),
    noteSent: (packages, moment) =>
      change(() => {
        for (const noted of packages)
          notePackage(connection, 'sent', noted, { moment, day: dayOf(moment) })
      }),
    hasTakenIn: (id) => isTakenIn(connection, id),
    importsUnderWay: () => importsUnderWay(connection),
    beginImport: (begun, join) =>
      change(() => {
        if (join !== null) pinRoot(connection, join)
        beginImport(connection, begun)
      }),
    trial: (commits, moment) => {
      const begun = lastPosition(connection)
      return tryOut(commits, moment, () => ({
        conflicts: conflictsSince(connection, begun),
        first: firstConflictsSince(connection, begun, namedConflicts),
        held: heldFeeds(connection),
      }))
    },
    stageAgain: (id, from) => change(() => stageAgain(connection, id, from)),
    applyBlock,
    finishImport: ({ noted, attestations, acknowledgement }, moment) =>
      change(() => {
        const [progress] = importsUnderWay(connection).filter(({ id }) => id === noted.id)
        if (progress === undefined) throw new Error(`package ${noted.id} is not being taken in`)
        keepAttestations(connection, attestations)
        if (acknowledgement !== null) {
          const { made, id } = noted
          takeAcknowledgement(connection, { ...acknowledgement, made, moment, package: id })
        }
        const changed = changedByImport(connection, noted.id)
        notePackage(connection, 'received', noted, { moment, day: dayOf(moment) })
        endImport(connection, noted.id)
        return { ...progress.counts, ...changed, held: heldFeeds(connection) }
      }),
    gaps: () => heldFeeds(connection),
    scopeDifference: (from, to) => scopeDifference(connection, from, to),
    withOffice: (asked) => officeExchange(connection, asked),
  }
}
