import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import { acuerdos, expectOutput, words, type Outcome } from './command.ts'
import { copyOf, prepareRegister, temporaryFolder, type PreparedRegister } from './registers.ts'

const folder = temporaryFolder()
let prepared: PreparedRegister

beforeAll(async () => {
  prepared = await prepareRegister(folder)
}, 60_000)

const run = (register: string, line: readonly string[]) =>
  acuerdos([...line, ...words`--as ${prepared.ana} --json`], { register })

const agreements = async (register: string, where: string) =>
  expectOutput(
    await acuerdos([...words`list agreements --json --where`, where], { register }),
    listOutputSchema('agreements'),
  ).rows

const expectRefused = ({ error }: Outcome) => cliErrorSchema.parse(JSON.parse(error)).error.code

describe('a session at the command line', () => {
  it('drafts an agreement, approves it, gives it its number and links it to another', async () => {
    const register = copyOf(prepared.directory, folder)
    const draft = expectOutput(
      await run(register, [
        ...words`add agreement session=XLI kind=acuerdo stage=drafted`,
        'title=Mando mixto',
        'text=Se instruye el mando mixto.',
      ]),
      cliCommands.add.output,
    ).id
    expect(await agreements(register, 'stage=drafted')).toMatchObject([{ id: draft }])
    expectOutput(
      await run(register, [...words`approve --session XLI --reason`, 'Acta, punto 4']),
      cliCommands.approve.output,
    )
    expect(await agreements(register, `id=${draft}`)).toMatchObject([
      { stage: 'approved', stageReason: 'Acta, punto 4' },
    ])
    expect(expectRefused(await run(register, words`reject ${draft} --reason No`))).toBe(
      'agreement_already_decided',
    )

    const table = join(folder, 'numeros.csv')
    writeFileSync(table, `agreement;number\n${draft};98/XLI/16\n`)
    expectOutput(await run(register, words`renumber XLI ${table}`), cliCommands.renumber.output)
    const renumbered = expectOutput(
      await run(register, words`renumber XLI 98/XLI/16=99/XLI/16`),
      cliCommands.renumber.output,
    )
    expect(renumbered.agreements).toEqual([{ id: draft, number: '99/XLI/16', former: '98/XLI/16' }])
    expect(await agreements(register, 'agreement=98/XLI/2016')).toMatchObject([{ id: draft }])

    const [other] = (await agreements(register, 'session=XLI')).filter(({ id }) => id !== draft)
    expectOutput(await run(register, words`cutoff Antes`), cliCommands.cutoff.output)
    expectOutput(
      await run(
        register,
        words`add link agreement=98/XLI/16 kind=repeals target=${other?.id ?? ''}`,
      ),
      cliCommands.add.output,
    )
    const lineage = expectOutput(
      await acuerdos(words`lineage ${other?.id ?? ''} --json`, { register }),
      cliCommands.lineage.output,
    )
    expect(lineage).toMatchObject({
      repealedBy: [draft],
      links: [{ kind: 'repeals', from: draft }],
    })
    const before = expectOutput(
      await acuerdos(words`lineage ${other?.id ?? ''} --cutoff Antes --json`, { register }),
      cliCommands.lineage.output,
    )
    expect(before).toMatchObject({ repealedBy: [], links: [] })
    const alone = expectOutput(
      await acuerdos(words`lineage ${draft} --depth 0 --json`, { register }),
      cliCommands.lineage.output,
    )
    expect(alone.nodes.map(({ id }) => id)).toEqual([draft])
    expect(await agreements(register, `id=${other?.id ?? ''}`)).toMatchObject([
      { repealedBy: '99/XLI/16' },
    ])
    const told = await acuerdos(words`lineage ${draft} --lang es`, { register })
    expect(told.out).toContain('99/XLI/16 Mando mixto · deja sin efectos · ')
  })

  it('keeps the minutes with the session', async () => {
    const register = copyOf(prepared.directory, folder)
    const minutes = join(folder, 'acta.pdf')
    writeFileSync(minutes, 'Acta de la sesión')
    const done = expectOutput(
      await run(register, words`attach XLI ${minutes} --kind minutes`),
      cliCommands.attach.output,
    )
    const { rows } = expectOutput(
      await acuerdos(words`list documents --where kind=minutes --json`, { register }),
      listOutputSchema('documents'),
    )
    expect(rows).toMatchObject([
      { id: done.documents[0]?.id, session: 'XLI', fileName: 'acta.pdf' },
    ])
    expect(
      expectRefused(await run(register, words`attach XLI ${join(folder, 'falta')} --kind minutes`)),
    ).toBe('file_missing')
  })
})
