import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ICAL from 'ical.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

/** An official puts the deadlines into a calendar, and again when they have changed. */
const folder = temporaryFolder()
const { json, refusal, acuerdos } = commandLineOver(join(folder, 'register'))
const made = async (line: readonly string[]): Promise<string> =>
  cliCommands.add.output.parse(await json([...line, '--as', 'Ana'])).id

let files = 0
/** The calendar as another program reads it. */
async function calendar(...options: readonly string[]) {
  files += 1
  const file = join(folder, `plazos-${files}.ics`)
  const told = cliCommands.report.output.parse(
    await json([
      ...words`report calendar --format ics --today 2017-01-10`,
      '--out',
      file,
      ...options,
    ]),
  )
  const bytes = readFileSync(file)
  const root = ICAL.Component.fromString(bytes.toString('utf8'))
  const events = root.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  return { told, bytes, root, events, byId: new Map(events.map((event) => [event.uid, event])) }
}

const textOf = (event: ICAL.Event | undefined, name: string): string | null => {
  const value = event?.component.getFirstPropertyValue(name)
  if (value instanceof ICAL.Time) return value.toString()
  return typeof value === 'string' ? value : null
}

const stampOf = (event: ICAL.Event | undefined): number =>
  Date.parse(textOf(event, 'dtstamp') ?? '')

let durango: string
let sonora: string
let oaxaca: string
let guerrero: string

beforeAll(async () => {
  await json(words`init --office ${'Secretaría; Técnica, «Norte»'} --person Ana`)
  const agreement = await made([
    ...words`add agreement session=XLI kind=acuerdo number=03/XLI/16`,
    `text=Certificar a los mandos, según el artículo 88; a más tardar en junio.`,
  ])
  const clause = await made([
    ...words`add clause agreement=${agreement} order=1 nature=binding deadline=2017-06-30`,
    `text=${'Certificar a los mandos de las instituciones de seguridad pública, ñandú. '.repeat(9)}`,
  ])
  const later = await made(
    words`add clause agreement=${agreement} order=2 text=Informar nature=binding deadline=10bd-after-notification`,
  )
  const undated = await made(
    words`add clause agreement=${agreement} order=3 text=Informar nature=binding deadline=session-2-SE`,
  )
  durango = await made(words`add obligation clause=${clause} unit=MX-DUR role=obliged`)
  sonora = await made(words`add obligation clause=${clause} unit=MX-SON role=obliged`)
  oaxaca = await made(words`add obligation clause=${later} unit=MX-OAX role=obliged`)
  guerrero = await made(words`add obligation clause=${undated} unit=MX-GRO role=obliged`)
}, 60_000)

describe('report calendar', () => {
  it('has a whole day for every deadline, readable with its accents', async () => {
    const { told, events, byId, root, bytes } = await calendar()
    expect(told).toMatchObject({ rows: 3, undated: 1 })
    expect(events).toHaveLength(3)
    expect(byId.has(`${guerrero}@acuerdos`)).toBe(false)
    const event = byId.get(`${durango}@acuerdos`)
    expect(event?.startDate.toString()).toBe('2017-06-30')
    expect(event?.startDate.isDate).toBe(true)
    expect(event?.summary).toBe('MX-DUR: 03/XLI/16')
    expect(event?.description).toContain('seguridad pública, ñandú')
    expect(event?.description).toContain('Sesión: XLI\nEstado: Sin iniciar')
    expect(textOf(event, 'status')).toBe('CONFIRMED')
    expect(textOf(event, 'transp')).toBe('TRANSPARENT')
    expect(root.getFirstPropertyValue('method')).toBe('PUBLISH')
    expect(root.getFirstPropertyValue('x-wr-calname')).toContain('Secretaría; Técnica, «Norte»')
    // RFC 5545, 3.1: lines of 75 octets at most, each ending with CRLF.
    const lines = bytes.toString('latin1').split('\r\n')
    expect(lines.at(-1)).toBe('')
    expect(lines.filter((line) => line.length > 75 || line.includes('\n'))).toEqual([])
  })

  it('says that a date is only estimated', async () => {
    const { byId } = await calendar()
    const event = byId.get(`${oaxaca}@acuerdos`)
    expect(textOf(event, 'status')).toBe('TENTATIVE')
    expect(event?.description).toContain('Fecha estimada')
  })

  it('repeats the same bytes, and changes the same events when more is known', async () => {
    const before = await calendar()
    expect((await calendar()).bytes).toEqual(before.bytes)
    await json(
      words`extend ${durango} --to 2017-09-30 --authority Consejo --reason Prórroga --as Ana`,
    )
    await json(words`withdraw ${sonora} --reason Duplicada --as Ana`)
    const after = await calendar()
    expect([...after.byId.keys()].toSorted()).toEqual([...before.byId.keys()].toSorted())
    const moved = after.byId.get(`${durango}@acuerdos`)
    expect(moved?.startDate.toString()).toBe('2017-09-30')
    expect(textOf(after.byId.get(`${sonora}@acuerdos`), 'status')).toBe('CANCELLED')
    for (const [uid, event] of after.byId) {
      expect(event.sequence).toBeGreaterThan(before.byId.get(uid)?.sequence ?? Infinity)
      expect(stampOf(event)).toBeGreaterThanOrEqual(stampOf(before.byId.get(uid)))
    }
  })

  it('is repeated byte for byte from a cut-off', async () => {
    const now = await calendar()
    await json(words`cutoff Enero --as Ana`)
    const frozen = await calendar('--cutoff', 'Enero')
    await json(
      words`extend ${oaxaca} --to 2018-01-31 --authority Consejo --reason Prórroga --as Ana`,
    )
    expect((await calendar('--cutoff', 'Enero')).bytes).toEqual(frozen.bytes)
    expect(frozen.events.map(({ uid }) => uid)).toEqual(now.events.map(({ uid }) => uid))
    expect((await calendar()).bytes).not.toEqual(frozen.bytes)
  })

  it('keeps to a unit or a session, and marks what is confidential', async () => {
    const one = await calendar('--unit', 'MX-DUR', '--session', 'XLI')
    expect(one.events.map(({ uid }) => uid)).toEqual([`${durango}@acuerdos`])
    expect(textOf(one.events[0], 'class')).toBeNull()
    expect((await calendar('--entity', 'Sonora', '--session', 'XL')).events).toEqual([])
    const agreement = cliCommands.list.output.parse(
      await json(words`list agreements --where session=XLI`),
    ).rows[0]?.id
    await json(words`set ${agreement ?? ''} confidential=true --as Ana`)
    expect(textOf((await calendar('--unit', 'MX-DUR')).events[0], 'class')).toBe('CONFIDENTIAL')
  })

  it('speaks English to who reads English', async () => {
    const { events } = await calendar('--lang', 'en', '--unit', 'MX-DUR')
    expect(events[0]?.description).toContain('Session: XLI\nState: Not started')
  })

  it('is made in no other format, and says which it has', async () => {
    expect(
      await refusal(words`report calendar --format pdf --out ${join(folder, 'plazos.pdf')}`),
    ).toMatchObject({ code: 'report_format_unknown' })
    const told = await acuerdos(words`report calendar --format ics --out ${join(folder, 'x.ics')}`)
    expect(told.out).toContain('1 obligación todavía no tiene fecha')
  })
})
