import { join } from 'node:path'
import { expect, test } from 'vitest'
import { applyCommits } from '../../../src/main/store/apply-commits.ts'
import { openConnection } from '../../../src/main/store/connection.ts'
import { openRegister } from '../../../src/main/store/open-register.ts'
import { groupedBy } from '../../../src/main/store/projections/grouped-by.ts'
import { partitionName } from '../../../src/core/changes/partition.ts'
import { expectValue, temporaryDirectory } from '../../support/registers.ts'
import { commitStream } from './commit-stream.ts'
import { makeImportingRegister } from './importing-register.ts'
import { insertRaw } from './raw-insert.ts'
import { stageStreamPackage, writeStreamPackage } from './stream-package.ts'

const changes = 2400

async function streamInto(directory: string) {
  const { random, writer, world } = await makeImportingRegister(directory)
  return [...commitStream(random, writer, world, changes)]
}

test('a stream has twenty commits of six changes in each agreement, and is the same each time', async () => {
  const folder = temporaryDirectory()
  const commits = await streamInto(join(folder, 'one'))
  const perAgreement = groupedBy(commits, ({ commit }) => partitionName(commit.partition))
  expect(new Set([...perAgreement.values()].map(({ length }) => length))).toEqual(new Set([20]))
  const all = commits.reduce((sum, { commit }) => sum + commit.changes.length, 0)
  expect(all / commits.length).toBeGreaterThan(5.5)
  expect(all / commits.length).toBeLessThan(6.5)
  const again = await streamInto(join(folder, 'other'))
  expect(again.map(({ hash }) => hash)).toEqual(commits.map(({ hash }) => hash))
  await writeStreamPackage(folder, commits)
  const staged = await stageStreamPackage(folder, join(folder, 'staged'))
  const read = await Promise.all(
    [...staged.blocks.keys()].map((number) => staged.readBlock(number)),
  )
  expect(read.flat().map(({ hash }) => hash)).toEqual(commits.map(({ hash }) => hash))
})

test('a register that imported it is what its log makes', async () => {
  const directory = join(temporaryDirectory(), 'register')
  const commits = await streamInto(directory)
  const connection = openConnection({
    path: join(directory, 'register.sqlite'),
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  const received = Date.parse('2026-11-01T12:00:00Z')
  const { applied } = connection.transaction(() =>
    applyCommits(
      connection,
      commits.map((stored) => ({ ...stored, received })),
    ),
  )
  connection.close()
  expect(applied).toBe(commits.length)
  expect(insertRaw(directory, temporaryDirectory())).toBeGreaterThan(0)
  const register = expectValue(
    openRegister({
      directory,
      now: () => received,
      onSlow: () => undefined,
      holds: () => true,
      discard: () => undefined,
    }),
  )
  const { ok, problems } = await register.check(() => Promise.resolve('intact'))
  expect({ ok, problems }).toEqual({ ok: true, problems: [] })
  register.close()
})
