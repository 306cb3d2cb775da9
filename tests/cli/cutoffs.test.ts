import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import { cutoffFileSchema } from '../../src/contract/cutoff-vector.ts'
import { acuerdos, expectOutput, words, type Outcome } from './command.ts'
import { communique, temporaryFolder } from './registers.ts'

const folder = temporaryFolder()
const register = join(folder, 'register')
const run = (given: readonly string[]) => acuerdos([...given, '--json'], { register })

let obligation: string

beforeAll(async () => {
  expectOutput(await run(words`init --person Ana`), cliCommands.init.output)
  expectOutput(await run(words`capture ${communique} --accept`), cliCommands.capture.output)
  const { rows } = expectOutput(
    await run(words`list obligations --where unit=MX-DUR --limit 1`),
    listOutputSchema('obligations'),
  )
  obligation = rows[0]?.id ?? ''
}, 60_000)

function refused(outcome: Outcome): string {
  expect(outcome.status).toBe(1)
  return cliErrorSchema.parse(JSON.parse(outcome.error)).error.code
}

const withdrawnIn = async (...state: readonly string[]) =>
  expectOutput(
    await run(['list', 'obligations', '--where', `id=${obligation}`, ...state]),
    listOutputSchema('obligations'),
  ).total

describe('a cut-off on the command line', { timeout: 120_000 }, () => {
  it('is made, repeated by lists, records and reports, and compared with now', async () => {
    const made = expectOutput(
      await run(words`cutoff ${'Informe a la XLI'} --as Ana`),
      cliCommands.cutoff.output,
    )
    const reportOf = async (name: string) =>
      expectOutput(
        await run(
          words`report dossier --session XLI --format csv --out ${join(folder, name)} --cutoff ${made.id}`,
        ),
        cliCommands.report.output,
      ).sha256
    const before = await reportOf('antes.csv')
    expectOutput(
      await run(words`withdraw ${obligation} --reason ${'Capturada dos veces'} --as Ana`),
      cliCommands.withdraw.output,
    )

    expect(await withdrawnIn()).toBe(0)
    expect(await withdrawnIn('--cutoff', 'informe a la xli')).toBe(1)
    const then = expectOutput(
      await run(words`show ${obligation} --cutoff ${made.name}`),
      cliCommands.show.output,
    )
    expect(then.fields['withdrawn']).toBeUndefined()
    expect(await reportOf('después.csv')).toBe(before)
    expect(readFileSync(join(folder, 'después.csv'))).toEqual(
      readFileSync(join(folder, 'antes.csv')),
    )

    const found = expectOutput(await run(words`diff ${made.name}`), cliCommands.diff.output)
    expect(found).toMatchObject({
      from: { cutoff: made.name, digest: made.digest },
      total: 1,
      counts: { withdrawn: 1 },
    })
    expect(found.agreements[0]?.rows).toMatchObject([
      {
        obligation,
        changed: ['withdrawn'],
        saves: [{ intent: 'record.withdraw', author: 'Ana', reason: 'Capturada dos veces' }],
      },
    ])
    const told = await acuerdos(words`diff ${made.name} --lang es`, { register })
    expect(told.out).toContain('Capturada dos veces')
    expect(told.out).not.toMatch(/\{\{|undefined|diff\./)

    const file = join(folder, 'corte.json')
    const written = expectOutput(
      await run(words`export-cutoff ${'informe a la xli'} --out ${file}`),
      cliCommands['export-cutoff'].output,
    )
    expect(written).toMatchObject({ ...made, file })
    const { vector } = cutoffFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    expect(vector.heads).toHaveLength(written.feeds)
    expect(
      expectOutput(await run(words`import-cutoff ${file}`), cliCommands['import-cutoff'].output),
    ).toMatchObject(made)
    const lacking = expectOutput(
      await run(words`import-cutoff ${file} --preview`),
      cliCommands['import-cutoff'].output,
    )
    expect(lacking).toMatchObject({ name: made.name, digest: made.digest, lacking: [] })
    const previewed = await acuerdos(words`import-cutoff ${file} --preview --lang es`, { register })
    expect(previewed.out).toContain('no falta nada')
    const imported = await acuerdos(words`import-cutoff ${file} --lang es`, { register })
    expect(imported.out).toContain('ya puede repetirse aquí')
    expect(refused(await run(words`import-cutoff ${join(folder, 'antes.csv')}`))).toBe(
      'cutoff_file_invalid',
    )

    expect(refused(await run(words`cutoff ${'INFORME A LA XLI'} --as Ana`))).toBe(
      'cutoff_name_taken',
    )
    expect(refused(await run(words`diff ${'Otro'}`))).toBe('cutoff_unknown')
  })
})
