import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { copyOf, prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

describe('merge and separate', () => {
  it('shows what would come, asks where the two differ, carries the report over, and back', async () => {
    const { json, refusal, acuerdos, shownRecord } = commandLineOver(
      copyOf(prepared.directory, folder),
    )
    const { reported, untouched } = prepared.obligations
    const celia = cliCommands.add.output.parse(
      await json(words`add person name=Celia --as ${prepared.ana}`),
    ).id
    const pair = words`merge ${reported} --into ${untouched} --as ${celia}`
    const preview = cliCommands.merge.output.parse(await json([...pair, '--preview']))
    expect(preview).toMatchObject({
      duplicate: { id: reported },
      survivor: { id: untouched },
      carried: { reports: 1, evidence: 1, notifications: 0 },
      doubt: { code: 'merge_differs' },
    })
    expect((await shownRecord([reported])).fields['duplicateOf']).toBeUndefined()
    expect((await refusal(pair)).code).toBe('merge_differs')
    expect(
      (await refusal(words`merge ${reported} --into ${untouched} --as ${prepared.ana}`)).code,
    ).toBe('withdrawal_own_work')

    const told = await acuerdos([...pair, '--confirmed', '--lang', 'es'])
    expect(told.out).toContain('Se trasladan 1 avances, 1 evidencias y 0 notificaciones')
    expect((await shownRecord([reported])).fields['duplicateOf']).toBe(untouched)
    expect((await refusal(words`separate ${reported} --as ${prepared.ana}`)).code).toBe(
      'separation_own_work',
    )
    const back = cliCommands.separate.output.parse(
      await json(words`separate ${reported} --as ${celia}`),
    )
    expect(back).toMatchObject({ survivor: untouched, withdrawn: 2, kept: 0 })
    expect((await refusal(words`separate x --as ${celia}`)).code).toBe('record_unknown')
  })
})
