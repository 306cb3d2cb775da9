/**
 * Imports the package of a folder of `kept-stream.ts` into a copy of its register, as the program does: opens, verifies
 * and unpacks it, then merges, projects and derives each block in a durable transaction of its own. Afterwards exports
 * the whole of that register, and a hundred changes to an office that has all the rest. Prints processor time of all
 * threads, the most memory that importing held, and what the least would have taken that could do the same.
 */
import { join } from 'node:path'
import { openRegister } from '../../../src/main/store/open-register.ts'
import { exportDelta, exportWhole } from '../import/exporting.ts'
import { importStaged } from '../import/importing.ts'
import { inCopyOfRegister, microsecondsOf, mostMegabytes } from '../import/measured-import.ts'
import { insertRaw } from '../import/raw-insert.ts'
import { stageStreamPackage } from '../import/stream-package.ts'
import { expectValue } from '../register/generate.ts'

const [directory] = process.argv.slice(2)
if (directory === undefined) throw new Error('import.ts FOLDER')

await inCopyOfRegister(directory, async (copy) => {
  const register = expectValue(
    openRegister({
      directory: copy,
      now: () => Date.now(),
      onSlow: () => undefined,
      holds: () => true,
      discard: () => undefined,
    }),
  )
  try {
    const before = process.memoryUsage().rss / 1_000_000
    const [staged, staging] = await microsecondsOf(() =>
      stageStreamPackage(directory, join(copy, 'staged')),
    )
    const changes = staged.blocks.reduce((sum, block) => sum + block.changes, 0)
    const [, applying] = await microsecondsOf(() => importStaged(register, staged))
    const megabytes = mostMegabytes()
    const floor = insertRaw(copy, copy)
    const whole = await exportWhole(register, copy)
    const delta = await exportDelta(register, copy, await staged.readBlock(0))
    console.log(
      JSON.stringify({
        changes,
        staging: staging / changes,
        applying: applying / changes,
        floor: floor / changes,
        megabytes,
        before,
        whole: { value: whole.value / changes, floor: whole.floor / changes },
        delta: { value: delta.value / 1000, floor: delta.floor / 1000 },
      }),
    )
  } finally {
    register.close()
  }
})
