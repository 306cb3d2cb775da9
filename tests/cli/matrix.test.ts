import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema } from '../../src/contract/cli.ts'
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
      cliCommands.matrix.output,
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
      expectOutput(await acuerdos([...given, '--json'], { register }), cliCommands.matrix.output)
        .rows
    const agreements = await rows(...words`matrix --columns units`)
    const clauses = await rows(...words`matrix --columns units --rows clauses`)
    expect(clauses.length).toBeGreaterThan(agreements.length)
    expect(clauses.map(({ clause }) => clause)).not.toContain(null)
    const early = await acuerdos(words`matrix --as-of 2000-01-01 --json`, { register })
    expect(cliErrorSchema.parse(JSON.parse(early.error)).error.code).toBe('as_of_before_receipts')
  })

  it('refuses a group that is none', async () => {
    const register = copyOf(prepared.directory, folder)
    const refused = await acuerdos(words`matrix --columns NADIE --json`, { register })
    expect(refused.status).toBe(1)
    expect(cliErrorSchema.parse(JSON.parse(refused.error)).error.code).toBe('unit_unknown')
  })
})
