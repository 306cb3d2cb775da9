import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryDirectory } from '../../../tests/support/registers.ts'
import { cataloguePinsSchema } from '../../contract/catalogue.ts'
import { openEngine } from './open-engine.ts'
import { freshMachine } from '../../../tests/support/machine-state.ts'

const resources = join(import.meta.dirname, '..', '..', '..', 'resources')

/** What the program brought with its first release. */
function firstRelease(): string {
  const folder = join(temporaryDirectory(), 'resources')
  cpSync(resources, folder, { recursive: true })
  const file = join(folder, 'catalogue', 'pins.json')
  const { releases } = cataloguePinsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  writeFileSync(file, JSON.stringify({ releases: releases.slice(0, 1) }))
  return folder
}

function engineOver(directory: string, from: string, log: string[] = []) {
  return openEngine({
    identity: freshMachine(),
    directory,
    resources: from,
    programVersion: '0.0.0',
    onChanged: () => undefined,
    log: (line) => void log.push(line),
    today: '2026-11-22',
  })
}

const checked = async (engine: ReturnType<typeof engineOver>): Promise<unknown> => {
  const answer = await engine.call('records.list', { kind: 'units', where: [], limit: 1 })
  expect(answer.ok).toBe(true)
  return engine.call('register.check', {})
}

test('a register of the first release has the second when a newer program opens it', async () => {
  const directory = join(temporaryDirectory(), 'register')
  const older = engineOver(directory, firstRelease())
  const made = await older.call('register.create', {
    office: 'Secretariado Ejecutivo',
    person: 'Ana Torres',
    demonstration: false,
  })
  expect(made.ok).toBe(true)
  const before = await checked(older)
  older.close()
  const log: string[] = []
  const newer = engineOver(directory, resources, log)
  const after = await checked(newer)
  expect(after).toMatchObject({ ok: true, value: { ok: true, problems: [] } })
  expect(after).not.toEqual(before)
  newer.close()
  // Once taken in, nothing more is written.
  const again = engineOver(directory, resources, log)
  expect(await checked(again)).toEqual(after)
  again.close()
  expect(log).toEqual([])
})

test('a catalogue that was altered keeps nobody from working, and is logged', async () => {
  const directory = join(temporaryDirectory(), 'register')
  const first = engineOver(directory, firstRelease())
  await first.call('register.create', {
    office: 'Secretariado Ejecutivo',
    person: 'Ana Torres',
    demonstration: false,
  })
  first.close()
  const altered = join(temporaryDirectory(), 'resources')
  cpSync(resources, altered, { recursive: true })
  writeFileSync(join(altered, 'catalogue', 'catalogue-2.commits'), 'x')
  const log: string[] = []
  const engine = engineOver(directory, altered, log)
  expect(await engine.call('register.status', {})).toMatchObject({
    ok: true,
    value: { state: 'open' },
  })
  engine.close()
  expect(log.join()).toContain('catalogue_altered')
})
