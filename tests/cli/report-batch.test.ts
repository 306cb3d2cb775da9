/** A ministry makes the report of every state at once, is interrupted, and goes on. */
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { readPdf, squeezed } from '../support/pdf-reading.ts'
import { expectOutput, acuerdos as typed, startAcuerdos, words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

const folder = temporaryFolder()
const register = join(folder, 'register')
const { acuerdos, json, refusal } = commandLineOver(register)
const day = words`--today 2017-07-10`

const made = async (line: readonly string[]): Promise<string> =>
  cliCommands.add.output.parse(await json([...line, '--as', 'Ana'])).id
const batch = async (given: readonly string[]) =>
  cliCommands['report-all'].output.parse(await json([...words`report-all`, ...given, ...day]))
const namesIn = (place: string): readonly string[] =>
  existsSync(place) ? readdirSync(place).toSorted() : []

beforeAll(async () => {
  await json(words`init --office ${'Secretaría Técnica'} --person Ana`)
  for (const [session, number] of [
    ['XLI', '03/XLI/16'],
    ['XLII', '01/XLII/17'],
  ] as const) {
    const agreement = await made([
      ...words`add agreement session=${session} kind=acuerdo number=${number}`,
      'title=Certificación',
      'text=Certificar a los mandos',
    ])
    const clause = await made([
      ...words`add clause agreement=${agreement} order=1 nature=binding deadline=2017-06-30`,
      'text=Certificar a los mandos',
    ])
    await made(words`add obligation clause=${clause} unit=MX-DUR role=obliged`)
    await made(words`add obligation clause=${clause} unit=SESNSP role=obliged`)
  }
}, 60_000)

/** The names of what is made. */
async function filesOf(report: string, format: string): Promise<readonly string[]> {
  const out = join(folder, report)
  await batch(words`${report} --format ${format} --out ${out}`)
  return namesIn(out)
}

describe('many reports at once', { timeout: 60_000 }, () => {
  it('are one of each entity, each whole, under a name that says whose it is', async () => {
    const out = join(folder, 'entidades')
    const { files, of, cancelled } = await batch(words`entity --format pdf --out ${out}`)
    expect({ files: files.length, of, cancelled }).toEqual({ files: 32, of: 32, cancelled: false })
    expect(namesIn(out)).toHaveLength(32)
    const durango = await readPdf(
      readFileSync(join(out, 'Informe de entidad MX-DUR 2017-07-10.pdf')),
    )
    expect(squeezed(durango.pages.join(''))).toContain('ObligacionesdeDurango')
  })

  it('are one of each session with agreements, of each unit that has to do, of each unit to write to', async () => {
    expect(await filesOf('dossier', 'docx')).toEqual([
      'Expediente CNSP XLI 2017-07-10.docx',
      'Expediente CNSP XLII 2017-07-10.docx',
    ])
    expect(await filesOf('unit', 'csv')).toEqual([
      'Informe de unidad MX-DUR 2017-07-10.csv',
      'Informe de unidad SESNSP 2017-07-10.csv',
    ])
    expect(await filesOf('requests', 'docx')).toEqual([
      'Requerimientos MX-DUR 2017-07-10.docx',
      'Requerimientos SESNSP 2017-07-10.docx',
    ])
  })

  it('replace no file: the same is left, another is named and nothing after it is written', async () => {
    const out = join(folder, 'dos-veces')
    const asked = words`dossier --format csv --out ${out}`
    await batch(asked)
    expect((await batch(asked)).files.map(({ state }) => state)).toEqual(['same', 'same'])
    const second = join(out, 'Expediente CNSP XLII 2017-07-10.csv')
    writeFileSync(second, 'notas de otra persona')
    rmSync(join(out, 'Expediente CNSP XLI 2017-07-10.csv'))
    const { code, details } = await refusal([...words`report-all`, ...asked, ...day])
    expect({ code, details }).toEqual({ code: 'report_file_exists', details: { file: second } })
    expect(readFileSync(second, 'utf8')).toBe('notas de otra persona')
    expect(namesIn(out)).toHaveLength(2)
  })

  it('know no other reports, and no standard but of a PDF', async () => {
    const out = join(folder, 'nada')
    const of = await acuerdos(words`report-all overdue --format pdf --out ${out}`)
    expect(of.status).toBe(2)
    const standard = words`report-all entity --format csv --standard a-2a --out ${out}`
    expect((await refusal(standard)).code).toBe('report_standard_of_pdf')
    expect(existsSync(out)).toBe(false)
  })
})

/** Until so many reports are there. */
async function untilThere(out: string, count: number): Promise<void> {
  while (namesIn(out).filter((name) => name.endsWith('.pdf')).length < count) await pause(5)
}

const line = (out: string) => [...words`report-all entity --format pdf --out ${out} --json`, ...day]

describe('interrupted', { timeout: 60_000 }, () => {
  it('by Ctrl-C says so, keeps what is whole, and goes on the next time', async () => {
    const out = join(folder, 'cancelado')
    const running = startAcuerdos(line(out), { register })
    await untilThere(out, 3)
    running.kill('SIGINT')
    await once(running, 'exit')
    expect(running.exitCode).toBe(3)
    const kept = namesIn(out)
    expect(kept.length).toBeLessThan(32)
    for (const name of kept) await readPdf(readFileSync(join(out, name)))
    const again = expectOutput(
      await typed(line(out), { register }),
      cliCommands['report-all'].output,
    )
    expect(again.files.filter(({ state }) => state === 'same')).toHaveLength(kept.length)
    expect(namesIn(out)).toHaveLength(32)
  })

  it('by a kill leaves no half report under a name, and what it was writing is taken away', async () => {
    const out = join(folder, 'matado')
    const running = startAcuerdos(line(out), { register })
    await untilThere(out, 2)
    running.kill('SIGKILL')
    await once(running, 'exit')
    const kept = namesIn(out).filter((name) => name.endsWith('.pdf'))
    for (const name of kept) await readPdf(readFileSync(join(out, name)))
    // As if the kill had struck between two bytes, and somebody came back a while later.
    const half = join(out, '.01234567-89ab-4cde-8f01-23456789abcd.partial')
    writeFileSync(half, '%PDF-1.7')
    const before = new Date(Date.now() - 120_000)
    utimesSync(half, before, before)
    await typed(line(out), { register })
    expect(namesIn(out).filter((name) => !name.endsWith('.pdf'))).toEqual([])
    expect(namesIn(out)).toHaveLength(32)
  })
})
