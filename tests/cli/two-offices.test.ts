/** The transcript of two offices in docs/formats.md, run line by line, and looked at where it says what counts. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { root, words, type Outcome } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { communique, temporaryFolder } from './registers.ts'

const folder = temporaryFolder()
let obligation = 'OBLIGATION'
const office = (register: string) => commandLineOver(join(folder, register))

/** The lines of the section's blocks, each block a list. */
const blocks = readFileSync(join(root, 'docs', 'formats.md'), 'utf8')
  .split('\n### Two offices\n')[1]
  ?.split('\n### ')[0]
  ?.split('```')
  .filter((_, index) => index % 2 === 1)
  .map((block) => block.trim().split('\n'))

/** As a shell takes it: what stands in single quotes is one word. */
const wordsOf = (line: string): readonly string[] =>
  [...line.replace(/^\$ acuerdos /, '').matchAll(/'([^']*)'|\S+/g)].map(
    ([word, quoted]) => quoted ?? (word === 'OBLIGATION' ? obligation : word),
  )

async function runLine(line: string): Promise<Outcome> {
  expect(line).toMatch(/^\$ acuerdos /)
  const [, register = '', ...given] = wordsOf(line)
  const outcome = await office(register).acuerdos(given)
  expect({ line, ...outcome }).toMatchObject({ line, status: 0, error: '' })
  return outcome
}

async function runBlock(number: number): Promise<readonly Outcome[]> {
  const lines = blocks?.[number]
  if (lines === undefined) throw new Error(`no block ${number} in the transcript`)
  const outcomes: Outcome[] = []
  for (const line of lines) outcomes.push(await runLine(line))
  return outcomes
}

const digestOf = async (register: string): Promise<string | null> => {
  const checked = cliCommands.check.output.parse(await office(register).json(['check']))
  expect(checked).toMatchObject({ ok: true, problems: [] })
  return checked.digest
}

/** Two rows of four words, indented. */
const spokenIn = ({ out }: Outcome): readonly string[] =>
  out.split('\n').filter((line) => /^ {2}\p{L}+ {2}\p{L}+ {2}\p{L}+ {2}\p{L}+$/u.test(line))

beforeAll(() => {
  writeFileSync(join(folder, 'clave-se.txt'), 'canela farol abrigo duende\n')
  writeFileSync(join(folder, 'clave-dgo.txt'), 'otoño ñandú cumbre brote\n')
  writeFileSync(join(folder, 'oficio-0412.txt'), 'Los programas iniciaron el 1 de marzo.\n')
  copyFileSync(communique, join(folder, 'comunicado.txt'))
})

describe('two offices', { timeout: 120_000 }, () => {
  let asked: readonly string[] = []

  it('begin: one with the register, the other waiting', async () => {
    const outcomes = await runBlock(0)
    const request = outcomes[3]
    if (request === undefined) throw new Error('no request in the transcript')
    asked = spokenIn(request)
    expect(asked).toHaveLength(2)
  })

  it('compare the words of the request and of the approval, and hold the same', async () => {
    const [approved, joined] = await runBlock(1)
    if (approved === undefined || joined === undefined) throw new Error('no approval')
    expect(spokenIn(approved).slice(0, 2)).toEqual(asked)
    expect(spokenIn(approved).slice(2)).toEqual(spokenIn(joined))
    expect(spokenIn(joined)).not.toEqual(asked)
    expect(await digestOf('dgo')).toBe(await digestOf('se'))
  })

  it('send work there: taken in once, and again there is nothing to do', async () => {
    const line = ['list', 'obligations', '--where', 'unit=MX-DUR', '--where', 'role=obliged']
    const listed = cliCommands.list.output.parse(await office('dgo').json(line))
    obligation = listed.rows[0]?.id ?? ''
    const outcomes = await runBlock(2)
    expect(outcomes[4]?.out).toContain('no hay nada que hacer')
    expect(await digestOf('dgo')).toBe(await digestOf('se'))
  })

  it('send the verdict back without the evidence, and both say that it is met', async () => {
    await runBlock(3)
    expect(await digestOf('dgo')).toBe(await digestOf('se'))
    for (const register of ['se', 'dgo']) {
      const shown = await office(register).json([
        'list',
        'obligations',
        '--where',
        `id=${obligation}`,
      ])
      expect(shown).toMatchObject({ rows: [{ compliance: 'met', verification: 'validated' }] })
    }
    const { rows } = await office('se').page('packages', ['--where', 'direction=sent'])
    expect(rows.map((row) => ('attachments' in row ? [row.kind, row.attachments] : row))).toEqual(
      expect.arrayContaining([
        ['approval', 1],
        ['delta', 0],
      ]),
    )
  })

  it('part: a revoked installation is told, and writes for the coordinating office alone', async () => {
    const [se, dgo] = [office('se'), office('dgo')]
    const installation = cliCommands['office list'].output
      .parse(await dgo.json(words`office list`))
      .rows.find(({ own }) => own)?.installations[0]?.id
    const [byCouncil, byState] = [
      words`--as ${'Ana Pérez'} --passphrase-file ${join(folder, 'clave-se.txt')}`,
      words`--as ${'Luis Mora'} --passphrase-file ${join(folder, 'clave-dgo.txt')}`,
    ]
    const to = (name: string, file: string) =>
      words`export --to ${name} --out ${join(folder, file)}`
    await se.json([...words`office revoke ${installation ?? ''}`, ...byCouncil])
    await se.json([...to('Secretariado de Durango', 'revocada.acuerdos'), ...byCouncil])
    expect(await dgo.json(words`check`)).toMatchObject({ revoked: null })
    await dgo.json([...words`import ${join(folder, 'revocada.acuerdos')}`, ...byState])
    const checked = cliCommands.check.output.parse(await dgo.json(words`check`))
    expect(checked).toMatchObject({ ok: true, revoked: { disregarded: 0 } })
    for (const told of [
      await dgo.acuerdos(words`check --lang es`),
      await dgo.acuerdos(words`office list --lang es`),
    ]) {
      expect(told.status).toBe(0)
      expect(told.out).toContain('La oficina coordinadora revocó esta instalación')
    }
    const refused = words`export --scope all --out ${join(folder, 'no.acuerdos')}`
    expect((await dgo.refusal([...refused, ...byState])).code).toBe('installation_revoked')
    expect(existsSync(join(folder, 'no.acuerdos'))).toBe(false)
    await dgo.json([...to('Secretariado Ejecutivo', 'devuelto.acuerdos'), ...byState])
    await se.json([...words`import ${join(folder, 'devuelto.acuerdos')}`, ...byCouncil])
    expect(await se.json(words`check`)).toMatchObject({ ok: true, revoked: null })
  })
})
