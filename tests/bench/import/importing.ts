import type { Register } from '../../../src/main/usecases/ports/register.ts'
import type { StagedPackage } from '../../../src/main/usecases/ports/packages.ts'
import { durango } from '../../support/packages.ts'
import { expectValue } from '../register/generate.ts'

/** What follows staging in `usecases/import-package.ts`: block by block, and what the import brought about. */
export async function importStaged(register: Register, staged: StagedPackage): Promise<void> {
  const { exchange } = register
  const { manifest, sha256, blocks } = staged
  const { id, kind, sender, made } = manifest
  const file = 'stream.acuerdos'
  expectValue(exchange.beginImport({ id, staged: 'staged', file, sha256 }, null))
  for (const number of blocks.keys()) {
    expectValue(exchange.applyBlock(id, number, await staged.readBlock(number), Date.now()))
  }
  const noted = {
    id,
    kind,
    counterparts: [sender.office],
    made,
    file,
    sha256,
    changes: 0,
    attachments: 0,
    bytes: 0,
  }
  const { attestations } = staged
  const outcome = expectValue(
    exchange.finishImport({ noted, attestations, acknowledgement: null }, Date.now()),
  )
  const commits = blocks.reduce((sum, block) => sum + block.commits, 0)
  if (outcome.applied !== commits || outcome.held.length > 0) {
    throw new Error(`${outcome.applied} of ${commits} commits were applied`)
  }
}

/** An office that says it holds all that this register holds now, as a package of it says so. */
export function acknowledgeAll(register: Register, id: string): void {
  const { exchange } = register
  const { holdings } = expectValue(exchange.holdings(['all']))
  const { office, installation } = durango
  const said = { file: 'reply.acuerdos', sha256: '00'.repeat(32) }
  expectValue(exchange.beginImport({ id, staged: 'reply', ...said }, null))
  const noted = {
    id,
    kind: 'delta' as const,
    counterparts: [office],
    made: Date.now(),
    ...said,
    changes: 0,
    attachments: 0,
    bytes: 0,
  }
  const acknowledgement = {
    office,
    signer: installation,
    scope: ['all'],
    holdings,
    lacking: [],
  }
  expectValue(exchange.finishImport({ noted, attestations: [], acknowledgement }, Date.now()))
}
