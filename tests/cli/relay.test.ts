/** Work of one state reaches another by way of the coordinating office, on the command line, and the answers go back. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

const folder = temporaryFolder()
const names = {
  se: { office: 'Secretariado Ejecutivo', person: 'Ana Pérez' },
  dgo: { office: 'Secretariado de Durango', person: 'Luis Mora' },
  zac: { office: 'Secretariado de Zacatecas', person: 'Eva Luna' },
} as const
type Register = keyof typeof names
const at = (register: Register) => commandLineOver(join(folder, register))
const file = (name: string): string => join(folder, `${name}.acuerdos`)
const phrase = join(folder, 'frase.txt')
/** As the office's official, with its keys. */
const run = (register: Register, given: readonly string[]) =>
  at(register).json([
    ...given,
    ...words`--as ${names[register].person} --passphrase-file ${phrase}`,
  ])

async function letIn(register: Register): Promise<void> {
  const { office, person } = names[register]
  await at(register).json(words`init --join --office ${office} --person ${person}`)
  await run(register, words`office request --out ${file(`${register}-pide`)}`)
  await run(
    'se',
    words`office approve ${file(`${register}-pide`)} --scope all --out ${file(`${register}-va`)}`,
  )
  await run(register, words`office join ${file(`${register}-va`)}`)
}

const sends = (from: Register, to: Register, name: string) =>
  run(from, words`export --to ${names[to].office} --out ${file(name)}`)
const takesIn = async (register: Register, name: string, reply: string) =>
  cliCommands.import.output.parse(
    await run(register, words`import ${file(name)} --reply ${file(reply)}`),
  )
const digestOf = async (register: Register): Promise<string | null> => {
  const checked = cliCommands.check.output.parse(await at(register).json(['check']))
  expect(checked).toMatchObject({ ok: true, problems: [] })
  return checked.digest
}

describe('three offices on the command line', { timeout: 120_000 }, () => {
  it('hold the same after one hop more than they have cables, and each answer says so', async () => {
    writeFileSync(phrase, 'canela farol abrigo duende\n')
    const { office, person } = names.se
    await at('se').json(words`init --office ${office} --person ${person}`)
    await letIn('dgo')
    await letIn('zac')
    await run('dgo', words`add person name=${'Carmen Soto'}`)
    await sends('dgo', 'se', 'uno')
    expect(await takesIn('se', 'uno', 'uno-respuesta')).toMatchObject({ held: [] })
    await sends('se', 'zac', 'dos')
    const relayed = await takesIn('zac', 'dos', 'dos-respuesta')
    expect('applied' in relayed ? relayed.applied : 0).toBeGreaterThan(0)
    const { rows } = await at('zac').page('people', ['--search', 'Carmen Soto'])
    expect(rows).toHaveLength(1)
    // The answers go back the way the work came: nobody has anything left to send.
    await takesIn('se', 'dos-respuesta', 'tres-respuesta')
    await takesIn('dgo', 'uno-respuesta', 'cuatro-respuesta')
    expect(await sends('se', 'zac', 'cinco')).toMatchObject({ packages: [{ changes: 0 }] })
    await sends('se', 'dgo', 'seis')
    await takesIn('dgo', 'seis', 'seis-respuesta')
    const digest = await digestOf('se')
    expect(await digestOf('dgo')).toBe(digest)
    expect(await digestOf('zac')).toBe(digest)
    // At another office's computer nobody signs in their own name.
    const foreign = words`add person name=Nadie --as ${names.se.person}`
    expect((await at('zac').refusal(foreign)).code).toBe('person_not_of_office')
    expect(await digestOf('zac')).toBe(digest)
  })
})
