import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Engine } from './engine.ts'
import { openEngine } from './open-engine.ts'
import { freshMachine } from '../../../tests/support/machine-state.ts'

const resources = join(import.meta.dirname, '..', '..', '..', 'resources')

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'acuerdos-site-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function engineOver(directory: string, from = resources): Engine {
  const engine = openEngine({
    identity: freshMachine(),
    directory,
    resources: from,
    programVersion: '0.0.0',
    onChanged: () => undefined,
    log: () => undefined,
    today: null,
  })
  onTestFinished(() => engine.close())
  return engine
}

/** The program's resources with one file changed. */
function alteredResources(file: string, change: (text: string) => string): string {
  const copy = join(temporaryFolder(), 'resources')
  for (const part of ['catalogue', 'demonstration']) {
    cpSync(join(resources, part), join(copy, part), { recursive: true })
  }
  const path = join(copy, file)
  writeFileSync(path, change(readFileSync(path, 'latin1')), 'latin1')
  return copy
}

const founding = { office: 'Secretariado Ejecutivo', person: 'Ana', demonstration: true }

describe('a register in the making', () => {
  it('is not there when the catalogue was altered', async () => {
    const directory = join(temporaryFolder(), 'a', 'b')
    const altered = alteredResources('catalogue/catalogue-1.commits', (text) => `${text}x`)
    const answer = await engineOver(directory, altered).call('register.create', founding)
    expect(answer).toMatchObject({ ok: false, error: { code: 'catalogue_altered' } })
    expect(existsSync(join(directory, '..'))).toBe(false)
  })

  it('is not there when its demonstration cannot be played to the end', async () => {
    const directory = join(temporaryFolder(), 'a', 'b')
    const altered = alteredResources('demonstration/demonstration.json', (text) =>
      text.replaceAll('"MX-YUC"', '"MX-NADA"'),
    )
    const engine = engineOver(directory, altered)
    const answer = await engine.call('register.create', founding)
    expect(answer).toMatchObject({ ok: false, error: { code: 'unit_unknown' } })
    expect(existsSync(join(directory, '..'))).toBe(false)
    expect(await engine.call('register.status', {})).toMatchObject({ value: { state: 'missing' } })
  })

  it('leaves a folder that was there as it was', async () => {
    const directory = temporaryFolder()
    mkdirSync(join(directory, 'mine'))
    const altered = alteredResources('catalogue/catalogue-1.commits', (text) => `${text}x`)
    await engineOver(directory, altered).call('register.create', founding)
    expect(readdirSync(directory)).toEqual(['mine'])
  })

  it('of two at once in one folder, one is made and the other is told', async () => {
    const directory = join(temporaryFolder(), 'register')
    const [one, other] = [engineOver(directory), engineOver(directory)]
    const plain = { ...founding, demonstration: false }
    const answers = await Promise.all(
      [one, other].map((engine) => engine.call('register.create', plain)),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))
    expect(refused).toHaveLength(1)
    expect(['register_exists', 'register_locked']).toContain(refused[0])
    expect(readdirSync(directory).filter((name) => name.startsWith('.new-'))).toEqual([])
  })

  it('goes when the engine is closed before it is finished', async () => {
    const directory = join(temporaryFolder(), 'register')
    const engine = engineOver(directory)
    const answer = engine.call('register.create', founding)
    while (!existsSync(directory)) await Promise.resolve()
    engine.close()
    expect(existsSync(directory)).toBe(false)
    expect(await answer).toMatchObject({ ok: false })
    expect(existsSync(directory)).toBe(false)
  })
})
