import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { communique } from './registers.ts'
import { commandLineOver } from './in-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'acuerdos-exchange-'))
const { json, refusal, page, acuerdos } = commandLineOver(join(folder, 'register'))
const keys = join(folder, 'keys.txt')
const sealed = join(folder, 'sealed.txt')
const out = join(folder, 'lote.acuerdos')

afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  writeFileSync(keys, 'una contraseña bastante larga\n')
  await json(['init', '--person', 'Ana'])
  await json(['capture', communique, '--accept'])
}, 60_000)

describe('packages on the command line', { timeout: 120_000 }, () => {
  it('are sealed with six words that are made, and read again by whoever has them', async () => {
    const scope = ['--scope', 'all', '--passphrase-file', sealed]
    const exported = cliCommands.export.output.parse(
      await json(['export', ...scope, '--out', out, '--as', 'Ana']),
    )
    expect(exported.packages).toMatchObject([{ file: out, attachments: 1 }])
    expect(exported.packages[0]?.changes).toBeGreaterThan(100)
    expect(readFileSync(sealed, 'utf8').trim().split(' ')).toHaveLength(6)
    expect(statSync(sealed).mode & 0o777).toBe(0o600)

    const read = [out, '--passphrase-file', sealed]
    const preview = cliCommands.import.output.parse(await json(['import', ...read, '--preview']))
    expect(preview).toMatchObject({ new: 0, known: false, attachments: { new: 0, bytes: 0 } })
    const imported = cliCommands.import.output.parse(await json(['import', ...read]))
    expect(imported).toMatchObject({ applied: 0, held: [], statusChanges: 0 })
    const { rows } = await page('packages', [])
    expect(rows).toMatchObject([
      { direction: 'received', kind: 'snapshot' },
      { direction: 'sent', kind: 'snapshot', file: out, changes: exported.packages[0]?.changes },
    ])
    const again = await acuerdos(['import', ...read, '--lang', 'es'])
    expect(again).toMatchObject({ status: 0 })
    expect(again.out).toContain('no hay nada que hacer')
    expect((await page('packages', [])).total).toBe(2)
  })

  it.each([
    ['export_to_whom', ['export', '--out', out]],
    ['office_unknown', ['export', '--to', 'Oaxaca', '--out', out, '--passphrase-file', sealed]],
    ['file_missing', ['import', join(folder, 'nothing.acuerdos'), '--passphrase-file', sealed]],
    ['package_unrecognised', ['import', keys, '--passphrase-file', sealed]],
    ['passphrase_wrong', ['import', out, '--passphrase-file', keys]],
  ])('%s: refused, and nothing is listed', async (code, given) => {
    const before = (await page('packages', [])).total
    expect((await refusal(given)).code).toBe(code)
    expect((await page('packages', [])).total).toBe(before)
  })
})
