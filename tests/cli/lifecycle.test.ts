import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import type { ErrorCode } from '../../src/contract/errors.ts'
import { methods } from '../../src/contract/ipc.ts'
import { acuerdos, expectOutput, words } from './command.ts'
import { prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

it('takes an obligation from a link to a purged file, and the gate holds at every step', async () => {
  const { ana, berta, directory: register } = prepared
  const obligation = prepared.obligations.untouched
  const list = join(folder, 'lista.txt')
  writeFileSync(list, 'Lista de personal que no debía adjuntarse\n')
  const run = (line: readonly string[], person: string) =>
    acuerdos([...line, ...words`--as ${person} --json`], { register, cwd: folder })
  const refused = async (line: readonly string[], person: string, code: ErrorCode) => {
    const { error } = cliErrorSchema.parse(JSON.parse((await run(line, person)).error))
    expect(error.code).toBe(code)
    expect(error.message).not.toMatch(/\{\{|undefined|errors\./)
  }
  const met = words`verdict ${obligation} --result met --reason Consta`

  const link = expectOutput(
    await run(words`evidence ${obligation} --link https://www.gob.mx/acta --kind publication`, ana),
    cliCommands.evidence.output,
  )
  expect(link.evidence).toMatchObject([{ sha256: null }])
  await refused(met, berta, 'verdict_without_evidence_file')

  const file = expectOutput(
    await run(
      words`evidence ${obligation} --file lista.txt --kind letter --pages 2 --scanned --date 2017-01-02`,
      ana,
    ),
    cliCommands.evidence.output,
  )
  const evidence = file.evidence[0]?.id ?? ''
  await refused(met, ana, 'verdict_own_work')
  expectOutput(await run(met, berta), methods['verdict.issue'].result)

  // Who gave the evidence may neither open the obligation again nor take it out.
  await refused(words`reopen ${obligation} --reason Falta`, ana, 'verdict_own_work')
  await refused(words`withdraw ${obligation} --reason Error`, ana, 'withdrawal_own_work')
  await refused(words`set ${evidence} purged=Error`, ana, 'field_unknown')
  const reopened = expectOutput(
    await run(words`reopen ${obligation} --reason ${'Falta una firma'}`, berta),
    cliCommands.reopen.output,
  )
  expect(reopened).toMatchObject({ compliance: 'not_started', verdicts: [expect.any(String)] })

  const purged = expectOutput(
    await run(words`purge ${evidence} --reason ${'Datos personales'}`, berta),
    cliCommands.purge.output,
  )
  expect(purged).toEqual({ id: evidence, removed: true, alsoUsedBy: [] })
  await refused(met, berta, 'verdict_without_evidence_file')
  const { rows } = expectOutput(
    await run(words`list evidence --where ${`obligation=${obligation}`} --sort size`, ana),
    listOutputSchema('evidence'),
  )
  expect(rows).toMatchObject([
    { id: evidence, fileState: 'purged', purged: 'Datos personales', pages: 2, scanned: true },
    { fileState: null, link: 'https://www.gob.mx/acta' },
  ])
  expectOutput(await run(words`check`, ana), cliCommands.check.output)
}, 90_000)
