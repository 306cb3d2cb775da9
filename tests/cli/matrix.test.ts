import { beforeAll, describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { cliCommands, cliErrorSchema } from '../../src/contract/cli.ts'
import { matrixExportSchema, matrixReadSchema } from '../../src/contract/matrix.ts'
import { acuerdos, expectOutput, words } from './command.ts'
import { copyOf, prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

describe('matrix', () => {
  it('has the same cells as the list of obligations', async () => {
    const register = copyOf(prepared.directory, folder)
    const matrix = expectOutput(
      await acuerdos(words`matrix --where session=XLI --columns units --json`, { register }),
      matrixReadSchema.result,
    )
    const listed = expectOutput(
      await acuerdos(words`list obligations --where session=XLI --limit 1000 --json`, { register }),
      cliCommands.list.output,
    )
    const inCells = matrix.cells.obligations.flat()
    expect(inCells.length).toBeGreaterThan(0)
    expect(matrix.outside).toBe(0)
    expect(inCells).toHaveLength(listed.total)
    const ids = new Set(listed.rows.map(({ id }) => id))
    expect(inCells.filter((id) => !ids.has(id))).toEqual([])
  })

  it('shows an official whose report waits, with letters that the last lines explain', async () => {
    const register = copyOf(prepared.directory, folder)
    const asked = words`matrix --where ${`id=${prepared.obligations.reported}`} --columns units`
    const told = await acuerdos(asked, { register })
    expect(told.status).toBe(0)
    const rows = told.out.split('\n').filter((line) => line.startsWith('XLI '))
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatch(/ {2}\(?E[?!]\)?$/u)
    expect(told.out).toContain('E En proceso')
    const english = await acuerdos([...asked, '--lang', 'en'], { register })
    expect(english.out).toContain('I In progress')
  })

  it('has clauses for rows where that is asked, and no day before the register', async () => {
    const register = copyOf(prepared.directory, folder)
    const rows = async (...given: readonly string[]) =>
      expectOutput(await acuerdos([...given, '--json'], { register }), matrixReadSchema.result).rows
    const agreements = await rows(...words`matrix --columns units`)
    const clauses = await rows(...words`matrix --columns units --rows clauses`)
    expect(clauses.length).toBeGreaterThan(agreements.length)
    expect(clauses.map(({ clause }) => clause)).not.toContain(null)
    const early = await acuerdos(words`matrix --as-of 2000-01-01 --json`, { register })
    expect(cliErrorSchema.parse(JSON.parse(early.error)).error.code).toBe('as_of_before_receipts')
  })

  it('has so many rows, of what is searched for, and says of how many', async () => {
    const register = copyOf(prepared.directory, folder)
    const asked = async (given: readonly string[]) =>
      expectOutput(
        await acuerdos([...words`matrix --columns units --json`, ...given], { register }),
        matrixReadSchema.result,
      )
    const whole = await asked([])
    const first = await asked(words`--limit 1`)
    expect(first.rows).toEqual(whole.rows.slice(0, 1))
    expect(first.rowTotal).toBe(whole.rows.length)
    const [sought] = whole.rows
    const found = await asked(words`--search ${sought?.title ?? ''}`)
    expect(found.rows.map(({ title }) => title)).toContain(sought?.title)
    expect(found.rows.length).toBeLessThan(whole.rows.length)
  })

  it('shows the states by what they answered, and those that never did', async () => {
    const register = copyOf(prepared.directory, folder)
    const answers = async (...where: readonly string[]) =>
      expectOutput(
        await acuerdos([...words`matrix --columns units --json`, ...where], { register }),
        matrixReadSchema.result,
      ).cells
    const silent = await answers(...words`--where response=none`)
    const answered = await answers(...words`--where response=answered`)
    expect(new Set(silent.response)).toEqual(new Set(['none']))
    expect(new Set(answered.response)).toEqual(new Set(['answered']))
    expect(answered.obligations.flat()).toContain(prepared.obligations.reported)
    const either = await answers(...words`--where response=none,answered`)
    expect(either.obligations.flat()).toHaveLength(
      silent.obligations.flat().length + answered.obligations.flat().length,
    )
  })

  it('refuses a group that is none', async () => {
    const register = copyOf(prepared.directory, folder)
    const refused = await acuerdos(words`matrix --columns NADIE --json`, { register })
    expect(refused.status).toBe(1)
    expect(cliErrorSchema.parse(JSON.parse(refused.error)).error.code).toBe('unit_unknown')
  })

  it('is written to a file as it is seen: with its filter and its groups, for Excel and as a table', async () => {
    const register = copyOf(prepared.directory, folder)
    const seen = words`matrix --columns units --where compliance=in_progress --group-by kind`
    const xlsx = join(folder, 'matriz.xlsx')
    const made = expectOutput(
      await acuerdos([...seen, ...words`--format xlsx --out ${xlsx} --json`], { register }),
      matrixExportSchema.result.unwrap(),
    )
    const bytes = readFileSync(xlsx)
    expect(made.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const [matrix, cells, , summary] = (await readXlsx(bytes)).sheets
    expect(matrix?.rows).toHaveLength(made.rows + 1)
    expect(matrix?.rows[0]?.[0]).toBe('Clase de acuerdo')
    const state = cells?.rows[0]?.indexOf('Cumplimiento') ?? -1
    expect(new Set(cells?.rows.slice(1).map((row) => row[state]))).toEqual(new Set(['En proceso']))
    expect(summary?.rows).toContainEqual(['Filtros', 'Cumplimiento: En proceso'])

    const csv = join(folder, 'matriz.csv')
    const told = await acuerdos([...seen, ...words`--format csv --out ${csv} --lang en`], {
      register,
    })
    expect(told.out).toContain(csv)
    const text = readFileSync(csv, 'utf8')
    expect(text.startsWith('\ufeffKind of agreement,')).toBe(true)
    expect(text).toContain('In progress; ')
  })

  it('writes no file of a day before the register, and none where it is not told which', async () => {
    const register = copyOf(prepared.directory, folder)
    const out = join(folder, 'nada.csv')
    const early = await acuerdos(
      words`matrix --format csv --out ${out} --as-of 2000-01-01 --json`,
      { register },
    )
    expect(cliErrorSchema.parse(JSON.parse(early.error)).error.code).toBe('as_of_before_receipts')
    const incomplete = await acuerdos(words`matrix --out ${out} --json`, { register })
    expect(incomplete.status).toBe(2)
    expect((await acuerdos(words`matrix --group-by kind --json`, { register })).status).toBe(2)
    expect(existsSync(out)).toBe(false)
  })
})
