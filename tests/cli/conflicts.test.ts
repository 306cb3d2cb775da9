import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { acuerdos, expectOutput, words } from './command.ts'
import { copyOf, prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister
beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

const titles = async (register: string) =>
  expectOutput(
    await acuerdos(words`conflicts --kind values_differ --json`, { register }),
    cliCommands.conflicts.output,
  )
const titleIn = async (register: string) =>
  expectOutput(
    await acuerdos(words`show ${prepared.agreementInConflict} --json`, { register }),
    cliCommands.show.output,
  ).fields['title']

describe('a title that two offices wrote', { timeout: 120_000 }, () => {
  it.concurrent('is decided for one of them, with the reason in the history', async () => {
    const register = copyOf(prepared.directory, folder)
    const { rows } = await titles(register)
    const [row] = rows
    const kept = row?.values.find(({ author }) => author === 'Ana Pérez')
    expect(row).toMatchObject({ record: prepared.agreementInConflict, field: 'title' })
    const done = await acuerdos(
      words`resolve ${row?.id ?? ''} --keep ${kept?.change ?? ''} --reason ${'Consta en el acta'} --as ${prepared.ana} --json`,
      { register },
    )
    expect(expectOutput(done, cliCommands.resolve.output)).toEqual({
      resolved: [row?.id],
      left: [],
    })
    expect(await titles(register)).toEqual({ total: 0, rows: [] })
    expect(await titleIn(register)).toBe(kept?.value)
    const history = await acuerdos(words`show ${prepared.agreementInConflict} --history`, {
      register,
    })
    expect(history.out).toContain('Decidió el conflicto en «Título». Motivo: Consta en el acta')
  })

  it.concurrent('or otherwise, and by a rule after a preview that saves nothing', async () => {
    const register = copyOf(prepared.directory, folder)
    const { rows } = await titles(register)
    const rule = words`resolve --rule ours --where ${'session=XLI'} --as ${prepared.ana}`
    const preview = await acuerdos([...rule, '--preview', '--json'], { register })
    expect(expectOutput(preview, cliCommands.resolve.output)).toMatchObject({
      total: 1,
      rows: [{ conflict: rows[0]?.id, refused: null }],
    })
    expect((await titles(register)).total).toBe(1)
    const done = await acuerdos([...rule, ...words`--reason ${'Lo nuestro'}`], { register })
    expect(done).toMatchObject({ status: 0, out: '1 conflicto decidido.\n' })
    expect(await titleIn(register)).not.toBe('Un título de otra oficina')

    const other = copyOf(prepared.directory, folder)
    const third = words`resolve ${rows[0]?.id ?? ''} --value ${'Otro título'} --reason Consta --as ${prepared.ana}`
    expect(await acuerdos(third, { register: other })).toMatchObject({ status: 0 })
    expect(await titleIn(other)).toBe('Otro título')
  })

  it.concurrent('is decided neither twice over nor by nothing', async () => {
    const place = { register: prepared.directory }
    const { rows } = await titles(prepared.directory)
    const id = rows[0]?.id ?? ''
    for (const given of [
      words`resolve ${id} --reason Consta --as ${prepared.ana}`,
      words`resolve ${id} --keep a --value b --reason Consta --as ${prepared.ana}`,
      words`resolve ${id} --rule ours --reason Consta --as ${prepared.ana}`,
      words`resolve --reason Consta --as ${prepared.ana}`,
    ]) {
      expect(await acuerdos(given, place)).toMatchObject({ status: 2, out: '' })
    }
  })
})
