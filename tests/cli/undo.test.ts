import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import { acuerdos, expectOutput, words } from './command.ts'
import { copyOf, prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

const dueOf = async (register: string, id: string) =>
  expectOutput(
    await acuerdos(words`list obligations --where ${`id=${id}`} --json`, { register }),
    listOutputSchema('obligations'),
  ).rows[0]?.due

describe('undo', () => {
  it('shows the last save, takes it back, and says in words what it did', async () => {
    const { ana, obligations } = prepared
    const register = copyOf(prepared.directory, folder)
    const before = await dueOf(register, obligations.untouched)
    const extended = expectOutput(
      await acuerdos(
        words`extend ${obligations.untouched} --to 2031-01-31 --authority Pleno --reason Acuerdo --as ${ana} --json`,
        { register },
      ),
      cliCommands.extend.output,
    )
    const shown = await acuerdos(words`undo --preview --as ${ana} --json`, { register })
    expect(expectOutput(shown, cliCommands.undo.output)).toMatchObject({
      intent: 'extension.grant',
      records: [{ id: 'id' in extended && extended.id, kind: 'extension', undoing: 'withdraw' }],
      refused: null,
    })
    expect(await dueOf(register, obligations.untouched)).toBe('2031-01-31')

    const undone = await acuerdos(words`undo --as ${ana}`, { register })
    expect(undone.status).toBe(0)
    expect(undone.out).toMatch(
      /^Deshecho \(Otorgamiento de prórroga, .+\):\n {2}Se retira Prórroga: /u,
    )
    expect(await dueOf(register, obligations.untouched)).toBe(before)

    const again = await acuerdos(words`undo --as ${ana} --json`, { register })
    expect(again.status).toBe(1)
    expect(cliErrorSchema.parse(JSON.parse(again.error)).error.code).toBe('undo_already')
  })

  it('names record and field when a colleague has changed the same since', async () => {
    const { ana, berta, agreementInConflict } = prepared
    const register = copyOf(prepared.directory, folder)
    const setBasis = (basis: string, person: string) =>
      acuerdos(words`set ${agreementInConflict} ${`legalBasis=${basis}`} --as ${person}`, {
        register,
      })
    expect((await setBasis('Artículo 7', ana)).status).toBe(0)
    expect((await setBasis('Artículo 8', berta)).status).toBe(0)
    const refused = await acuerdos(words`undo --as ${ana}`, { register })
    expect(refused.status).toBe(1)
    expect(refused.error).toContain('Fundamento')
  })
})
