import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import { bulkApplySchema } from '../../src/contract/bulk.ts'
import { acuerdos, expectOutput, words } from './command.ts'
import {
  copyOf,
  prepareRegister,
  stateOf,
  temporaryFolder,
  type PreparedRegister,
} from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

const run = (register: string, line: readonly string[], person: string) =>
  acuerdos([...line, ...words`--as ${person} --json`], { register })

const listed = async (register: string, ids: readonly string[]) =>
  expectOutput(
    await acuerdos(words`list obligations --where ${`id=${ids.join(',')}`} --json`, { register }),
    listOutputSchema('obligations'),
  ).rows

describe('a command on several obligations', () => {
  it('is one save: a report, its verdict, an extension, another unit', async () => {
    const { ana, berta, evidenceFile } = prepared
    const register = copyOf(prepared.directory, folder)
    const ids = [prepared.obligations.untouched, prepared.obligations.withoutFile]
    const done = expectOutput(
      await run(
        register,
        words`progress ${ids[0] ?? ''} ${ids[1] ?? ''} --claim met --text ${'Se instaló.'} --evidence ${evidenceFile}`,
        ana,
      ),
      cliCommands.progress.output,
    )
    expect(done).toMatchObject({
      obligations: 2,
      records: ids.map((obligation) => ({ obligation })),
    })

    const both = [...ids]
    expectOutput(
      await run(
        register,
        [...words`verdict`, ...both, ...words`--result met --reason Consta`],
        berta,
      ),
      cliCommands.verdict.output,
    )
    expect((await listed(register, both)).map(({ compliance }) => compliance)).toEqual([
      'met',
      'met',
    ])

    expectOutput(
      await run(
        register,
        [...words`extend`, ...both, ...words`--to 2031-01-31 --authority Pleno --reason Acuerdo`],
        ana,
      ),
      cliCommands.extend.output,
    )
    expect((await listed(register, both)).map(({ due }) => due)).toEqual([
      '2031-01-31',
      '2031-01-31',
    ])

    expectOutput(
      await run(
        register,
        [
          ...words`reassign`,
          ...both,
          ...words`--to SESNSP --from 2017-01-01 --authority Pleno --reason Convenio`,
        ],
        ana,
      ),
      bulkApplySchema.result,
    )
  }, 60_000)

  it('is refused whole when it is not allowed on one; each is named with its reason', async () => {
    const { berta, obligations } = prepared
    const register = copyOf(prepared.directory, folder)
    const before = stateOf(register)
    const line = [
      ...words`verdict ${obligations.reported} ${obligations.withoutFile} ${obligations.corrected}`,
      ...words`--result met --reason Consta`,
    ]
    const outcome = await run(register, line, berta)
    expect(outcome).toMatchObject({ out: '', status: 1 })
    const { error } = cliErrorSchema.parse(JSON.parse(outcome.error))
    expect(error).toMatchObject({
      code: 'bulk_refused',
      details: {
        count: 2,
        total: 3,
        obligations: [obligations.withoutFile, obligations.corrected],
        reasons: ['verdict_without_evidence_file', 'verdict_own_work'],
      },
    })
    const told = await acuerdos([...line, ...words`--as ${berta} --lang en`], { register })
    expect(told.error.split('\n')).toHaveLength(4)
    expect(told.error).toContain(obligations.corrected)
    expect(stateOf(register)).toEqual(before)
  }, 60_000)

  it.each([
    {
      what: 'an extension, earlier for one',
      line: words`extend --to 2031-01-31 --authority Pleno --reason Acuerdo`,
      reasons: ['obligation_withdrawn', 'extension_not_later'],
    },
    {
      what: 'a reassignment',
      line: words`reassign --to SESNSP --from 2017-01-01 --authority Pleno --reason Convenio`,
      reasons: ['obligation_withdrawn'],
    },
  ])(
    '$what is refused whole, and an official reads of which cells and why',
    async ({ line, reasons }) => {
      const { ana, obligations } = prepared
      const { withdrawn, reported, untouched } = obligations
      const register = copyOf(prepared.directory, folder)
      const longer = words`extend ${reported} --to 2032-01-31 --authority Pleno --reason Acuerdo`
      expectOutput(await run(register, longer, ana), cliCommands.extend.output)
      const before = stateOf(register)
      const [command = '', ...rest] = line
      const asked = [command, withdrawn, reported, untouched, ...rest]
      const { error } = cliErrorSchema.parse(JSON.parse((await run(register, asked, ana)).error))
      const named = [withdrawn, reported].slice(0, reasons.length)
      expect(error).toMatchObject({
        code: 'bulk_refused',
        details: { count: named.length, total: 3, obligations: named, reasons },
      })
      for (const [language, clause] of [
        ['es', 'cláusula'],
        ['en', 'clause'],
      ] as const) {
        const told = await acuerdos([...asked, ...words`--as ${ana} --lang ${language}`], {
          register,
        })
        const rows = told.error.split('\n').filter((text) => text.startsWith('  '))
        expect(rows).toHaveLength(named.length)
        for (const [place, id] of named.entries()) {
          expect(rows[place]).toMatch(
            new RegExp(`^  \\S.*, ${clause} \\d+, \\S+ \\(${id}\\): \\S.*\\.$`, 'u'),
          )
        }
      }
      expect(stateOf(register)).toEqual(before)
    },
    60_000,
  )

  it('shortens a term only when that is confirmed', async () => {
    const { ana, obligations } = prepared
    const register = copyOf(prepared.directory, folder)
    const extend = (day: string, ...more: readonly string[]) =>
      run(
        register,
        [
          ...words`extend ${obligations.untouched} --to ${day} --authority Pleno --reason Acuerdo`,
          ...more,
        ],
        ana,
      )
    expectOutput(await extend('2031-06-30'), cliCommands.extend.output)
    const refused = await extend('2031-01-31')
    expect(cliErrorSchema.parse(JSON.parse(refused.error)).error.code).toBe('extension_not_later')
    expectOutput(await extend('2031-01-31', '--confirm-earlier'), cliCommands.extend.output)
    expect((await listed(register, [obligations.untouched]))[0]?.due).toBe('2031-01-31')
  }, 60_000)
})
