/** What `usecases/export-packages.ts` does of an export, with keys of tests: found, packed, signed, sealed, read again. */
import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { packageLimits } from '../../../src/contract/package/limits.ts'
import type { Id } from '../../../src/core/changes/types.ts'
import { recordDefinitions } from '../../../src/core/schema/records.ts'
import { compressBlock } from '../../../src/main/exchange/compression.ts'
import { packageFiles } from '../../../src/main/exchange/package-files.ts'
import { newRecord } from '../../../src/main/usecases/new-record.ts'
import type { StoredFeedCommit } from '../../../src/main/usecases/ports/commits.ts'
import type { Register } from '../../../src/main/usecases/ports/register.ts'
import { contentOf, coordination, durango } from '../../support/packages.ts'
import { expectValue } from '../register/generate.ts'
import { acknowledgeAll } from './importing.ts'
import { microsecondsOf } from './measured-import.ts'
import { stagedFrom } from './stream-package.ts'

/** Microseconds of processor time. */
export interface Exporting {
  readonly value: number
  readonly floor: number
}

const newId = (): Id => randomBytes(16).toString('hex')

/** Everything, to an office that never said what it holds. */
export async function exportWhole(register: Register, folder: string): Promise<Exporting> {
  const [numbers, value] = await microsecondsOf(() => exported(register, folder))
  return { value, floor: await packedAlone(register.exchange.commits(numbers)) }
}

const verdicts = 17

/** Seventeen verdicts, a hundred changes, to an office that said it holds all that was there before them. */
export async function exportDelta(
  register: Register,
  folder: string,
  among: readonly StoredFeedCommit[],
): Promise<Exporting> {
  acknowledgeAll(register, newId())
  for (const { partition, record, author } of obligationsIn(among).slice(0, verdicts)) {
    const id = newId()
    const fields = {
      obligation: record,
      result: 'returned',
      reason: `Falta el oficio ${id.slice(0, 6)}.`,
      pertinence: 'pertinent',
      verifier: author,
      issuedOn: '2026-11-20',
    } as const
    const changes = newRecord({ kind: 'verdict', id, partition, fields })
    expectValue(register.save({ author, intent: 'verdict.issue', changes }, Date.now()))
  }
  const [numbers, value] = await microsecondsOf(() => exported(register, folder))
  if (numbers.length !== verdicts) throw new Error(`${numbers.length} commits went out`)
  return { value, floor: await packedAlone(register.exchange.commits(numbers)) }
}

const obligationsIn = (commits: readonly StoredFeedCommit[]) =>
  commits.flatMap(({ commit: { partition, author, changes } }) =>
    changes
      .filter(
        ({ kind, field }) =>
          kind === recordDefinitions.obligation.number &&
          field === recordDefinitions.obligation.fields.clause.number,
      )
      .map(({ record }) => ({ partition, author, record })),
  )

/** Each commit of others goes with what their authors signed; one's own are signed anew. */
async function exported(register: Register, folder: string): Promise<readonly number[]> {
  const { exchange } = register
  const { installation } = register.facts
  const scope = ['all']
  const { ranges, unvouched } = expectValue(
    exchange.outgoing({
      scope,
      offices: [durango.office],
      revoked: new Set(),
      signable: new Set(),
    }),
  )
  if (unvouched > 0) throw new Error(`${unvouched} commits are not vouched for`)
  const numbers = ranges.flatMap(({ commits }) => commits)
  const ofOthers = ranges.filter(({ range }) => range.installation !== installation)
  const content = contentOf(coordination, [], {
    ...expectValue(exchange.holdings(scope)),
    id: newId(),
    scope,
    feeds: ranges.map(({ range }) => range),
    commits: exchange.commits(numbers),
    attestations: exchange.attestations(ofOthers.map(({ head }) => head)),
  })
  const file = join(folder, 'export.acuerdos')
  expectValue(
    await packageFiles.write(content, {
      signer: { ...coordination.signer, installation },
      sealing: { recipients: [durango.recipient] },
      temporaryFolder: folder,
      out: file,
    }),
  )
  // What left the office is not to be found out at the other end.
  const read = await stagedFrom(file, join(folder, 'check'))
  rmSync(read.folder, { recursive: true })
  return numbers
}

/** The floor: their bytes alone through Brotli, in blocks as large and as hard as a package's, without reading them. */
async function packedAlone(commits: Iterable<StoredFeedCommit>): Promise<number> {
  let microseconds = 0
  for (const block of blocksOf(commits)) {
    const whole = Buffer.concat(block)
    const [, spent] = await microsecondsOf(() => Promise.resolve(compressBlock(whole)))
    microseconds += spent
  }
  return microseconds
}

function* blocksOf(commits: Iterable<StoredFeedCommit>): Generator<readonly Uint8Array[]> {
  let [block, changes]: [Uint8Array[], number] = [[], 0]
  for (const { bytes, commit } of commits) {
    if (changes + commit.changes.length > packageLimits.block.changes) {
      yield block
      ;[block, changes] = [[], 0]
    }
    block.push(bytes)
    changes += commit.changes.length
  }
  yield block
}
