import { truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { acuerdos, words } from './command.ts'
import { copyOf, prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

/** The process says at its end how much memory it had at most; in kilobytes, as the system counts it. */
const tellPeak = `--import=data:text/javascript,${encodeURIComponent(
  `process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS))`,
)}`

/** A file of so many megabytes that takes no room on the disk until it is copied. */
function sparseFile(megabytes: number): string {
  const file = join(folder, `acta-${megabytes}.pdf`)
  writeFileSync(file, '')
  truncateSync(file, megabytes * 1024 ** 2)
  return file
}

/** Attaches such a file with a report; gives the most memory that the command had, in megabytes. */
async function peakWith(megabytes: number): Promise<number> {
  const register = copyOf(prepared.directory, folder)
  const line = words`progress ${prepared.obligations.untouched} --claim met --text ${'Se instaló la unidad.'}`
  const attached = await acuerdos(
    [...line, '--evidence', sparseFile(megabytes), '--as', prepared.ana, '--json'],
    { register, env: { NODE_OPTIONS: tellPeak } },
  )
  expect(attached.status).toBe(0)
  expect(JSON.parse(attached.out)).toMatchObject({ evidence: [{}] })
  const peak = /peak (\d+)/.exec(attached.error)?.[1]
  if (peak === undefined) throw new Error(`no peak: ${attached.error}`)
  return Number(peak) / 1024
}

describe('a large piece of evidence', { timeout: 120_000 }, () => {
  it('is copied and hashed in a stream: two hundred megabytes take hardly more memory than one', async () => {
    const small = await peakWith(1)
    const large = await peakWith(200)
    expect(large - small).toBeLessThan(60)
  })
})
