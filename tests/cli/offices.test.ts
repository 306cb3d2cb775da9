import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

const folder = temporaryFolder()
const phrase = join(folder, 'frase.txt')
const council = commandLineOver(join(folder, 'council'))
const durango = commandLineOver(join(folder, 'durango'))
const request = join(folder, 'solicitud.acuerdos')

beforeAll(async () => {
  writeFileSync(phrase, 'canela farol abrigo duende\n')
  await council.json(words`init --office ${'Secretariado Ejecutivo'} --person ${'Ana Pérez'}`)
  await durango.json(
    words`init --join --office ${'Secretariado de Durango'} --person ${'Luis Mora'}`,
  )
}, 60_000)

describe('an office that asks to be let in', { timeout: 60_000 }, () => {
  it('saves nothing before it joined, and says why', async () => {
    expect((await durango.refusal(words`add person name=Berta --as Luis`)).code).toBe(
      'person_unknown',
    )
    const { rows } = cliCommands['office list'].output.parse(await durango.json(words`office list`))
    expect(rows).toMatchObject([{ own: true, coordinating: false, scope: [] }])
    const keyless = await durango.refusal(words`office request --out ${request}`)
    expect(keyless.code).toBe('passphrase_required')
    expect(readdirSync(folder)).not.toContain('solicitud.acuerdos')
  })

  it('writes its request, with the same eight words in both languages', async () => {
    const line = words`office request --out ${request} --passphrase-file ${phrase}`
    const asked = cliCommands['office request'].output.parse(await durango.json(line))
    for (const language of ['es', 'en']) {
      const told = await durango.acuerdos([...line, '--lang', language])
      expect(told).toMatchObject({ status: 0, error: '' })
      expect(told.out.split(/\s+/)).toEqual(expect.arrayContaining(asked.words))
    }
    expect(readFileSync(join(folder, 'durango', 'keys.json'), 'utf8')).not.toContain('canela')
  })
})

describe('the office that began the register', { timeout: 60_000 }, () => {
  it('lists itself, and is told who can do what', async () => {
    const { rows } = cliCommands['office list'].output.parse(await council.json(words`office list`))
    expect(rows).toMatchObject([{ name: 'Secretariado Ejecutivo', coordinating: true }])
    const told = await council.acuerdos(words`office list --lang en`)
    expect(told.out).toContain('(this office, coordinating)')
    const asking = words`--passphrase-file ${phrase} --as ${'Ana Pérez'}`
    expect((await council.refusal([...words`office scope Durango all`, ...asking])).code).toBe(
      'office_unknown',
    )
    expect(
      (await council.refusal([...words`office scope ${'Secretariado Ejecutivo'} XCIX`, ...asking]))
        .code,
    ).toBe('session_unknown')
    const own = words`office revoke ${'Secretariado Ejecutivo'}`
    expect((await council.refusal([...own, ...asking])).code).toBe('office_last_coordinating')
  })

  it('changes its passphrase; the old one opens nothing any more', async () => {
    const fresh = join(folder, 'nueva.txt')
    writeFileSync(fresh, 'otoño ñandú cumbre brote\n')
    const change = words`office passphrase --new-passphrase-file ${fresh}`
    await council.json([...change, ...words`--passphrase-file ${phrase}`])
    const again = [...change, ...words`--passphrase-file ${phrase}`]
    expect((await council.refusal(again)).code).toBe('passphrase_wrong')
  })
})
