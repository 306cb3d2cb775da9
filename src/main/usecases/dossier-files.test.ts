import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { deadlineWords } from '../reports/deadline-words.ts'
import { openReportRenderer } from '../reports/report-renderer.ts'
import { reportWords } from '../reports/words.ts'
import { reportPlaces } from '../engine/report-places.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  temporaryDirectory,
  type Office,
} from '../../../tests/support/registers.ts'
import { composeDossier } from './compose-dossier.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { dossierName, previewDossier, writeDossier } from './dossier-files.ts'
import { editRecord } from './edit-record.ts'
import { knownAt } from './past.ts'
import type { ReportMeans } from './ports/report-renderer.ts'

const resources = join(import.meta.dirname, '..', '..', '..', 'resources')

let office: Office
let session: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const accepted = await accept(office)
  session = accepted.session
})

const plain = { paper: 'letter', standard: 'ua-1' } as const
const means = (): ReportMeans => ({
  renderer: openReportRenderer(reportPlaces(office.directory, resources)),
  deadlineInWords: (rule, language) => deadlineWords(rule, reportWords(language)),
  programVersion: '0.1.0',
})

const write = (file: string, parts: { session?: string } = {}) =>
  writeDossier(office, means(), {
    session,
    language: 'es',
    format: 'csv',
    ...plain,
    file,
    ...parts,
  })

const compose = (at: UseCaseDependencies = office) =>
  expectValue(
    composeDossier(at.register, means(), {
      session,
      language: 'es',
      paper: 'letter',
      today: at.today(),
    }),
  )

describe('the dossier of a session, as a file', () => {
  test('is written whole; what is said of it is true of the file', async () => {
    const file = join(temporaryDirectory(), 'expediente.csv')
    const written = expectValue(await write(file))
    expect(written).toMatchObject({ file, rows: 32 })
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(written.sha256)
    const again = expectValue(await write(join(temporaryDirectory(), 'otra vez.csv')))
    expect(again.sha256).toBe(written.sha256)
  })

  test('replaces an earlier one', async () => {
    const file = join(temporaryDirectory(), 'expediente.csv')
    writeFileSync(file, 'viejo')
    const { sha256 } = expectValue(await write(file))
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256)
  })

  test('where it cannot be written nothing is left, and what was there stays', async () => {
    const folder = temporaryDirectory()
    expect(expectRefusal(await write(join(folder, 'no hay', 'x.csv')))).toBe('output_not_writable')
    mkdirSync(join(folder, 'es una carpeta.csv', 'con algo'), { recursive: true })
    expect(expectRefusal(await write(join(folder, 'es una carpeta.csv')))).toBe(
      'output_not_writable',
    )
    expect(readdirSync(folder)).toEqual(['es una carpeta.csv'])
  })

  test('never takes the place of the register or of a file that it keeps', async () => {
    await report(office, obligationOf(office, 'MX-DUR'))
    const around = temporaryDirectory()
    symlinkSync(office.directory, join(around, 'carpeta'))
    symlinkSync(join(office.directory, 'register.sqlite'), join(around, 'expediente.csv'))
    mkdirSync(join(office.directory, 'reports'))
    const attachments = readdirSync(join(office.directory, 'attachments'), {
      recursive: true,
      encoding: 'utf8',
    })
    const kept = attachments.find((name) => /[0-9a-f]{64}$/.test(name)) ?? 'nothing is kept'
    const bytes = readFileSync(join(office.directory, 'register.sqlite'))
    const places = [
      join(office.directory, 'register.sqlite'),
      join(office.directory, 'nuevo.csv'),
      join(office.directory, 'attachments', kept),
      `${office.directory}/reports/../register.sqlite`,
      join(around, 'carpeta', 'register.sqlite'),
      join(around, 'carpeta', 'reports', 'nuevo.csv'),
      join(around, 'expediente.csv'),
    ]
    const refused: string[] = []
    for (const file of places) refused.push(expectRefusal(await write(file)))
    expect(refused).toEqual(places.map(() => 'output_inside_register'))
    expect(readFileSync(join(office.directory, 'register.sqlite')).equals(bytes)).toBe(true)
    expect(readdirSync(office.directory)).not.toContain('nuevo.csv')
    expect(readdirSync(around).toSorted()).toEqual(['carpeta', 'expediente.csv'])
    // A folder whose name only begins like the register's is another one.
    const beside = `${office.directory}-expedientes`
    mkdirSync(beside)
    onTestFinished(() => rmSync(beside, { recursive: true }))
    expectValue(await write(join(beside, 'nuevo.csv')))
  })

  test('does not take the place of what is no plain file, and follows a link to one', async () => {
    const folder = temporaryDirectory()
    const pipe = join(folder, 'tubo')
    execFileSync('mkfifo', [pipe])
    expect(expectRefusal(await write(pipe))).toBe('output_not_writable')
    expect(statSync(pipe).isFIFO()).toBe(true)
    mkdirSync(join(folder, 'vacía'))
    expect(expectRefusal(await write(join(folder, 'vacía')))).toBe('output_not_writable')
    symlinkSync('no hay', join(folder, 'suelto'))
    expect(expectRefusal(await write(join(folder, 'suelto')))).toBe('output_not_writable')
    writeFileSync(join(folder, 'de veras.csv'), 'viejo')
    symlinkSync('de veras.csv', join(folder, 'enlace.csv'))
    const { sha256 } = expectValue(await write(join(folder, 'enlace.csv')))
    const bytes = readFileSync(join(folder, 'de veras.csv'))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
    expect(readdirSync(folder).toSorted()).toEqual(
      ['de veras.csv', 'enlace.csv', 'suelto', 'tubo', 'vacía'].toSorted(),
    )
  })

  test('of a session that is not there is refused, and so is one of another kind', async () => {
    const file = join(temporaryDirectory(), 'x.csv')
    expect(expectRefusal(await write(file, { session: 'f'.repeat(32) }))).toBe('session_unknown')
    expect(expectRefusal(await write(file, { session: office.person }))).toBe('session_unknown')
    expect(existsSync(file)).toBe(false)
  })

  test('is seen before it is written: its pages, and as many rows as the file will have', async () => {
    const { pages, pageCount, rows } = expectValue(
      await previewDossier(office, means(), { session, language: 'es', paper: 'letter' }),
    )
    expect(rows).toBe(32)
    expect(pageCount).toBe(pages.length)
    expect(pageCount).toBeLessThan(rows)
  })

  test('says what is overdue on the day for which it is asked, and else on the day of work', async () => {
    const overdueOn = async (today?: string): Promise<string> => {
      const file = join(temporaryDirectory(), 'expediente.csv')
      const request = { session, language: 'es' as const, format: 'csv' as const, ...plain, file }
      expectValue(
        await writeDossier(office, means(), today === undefined ? request : { ...request, today }),
      )
      return readFileSync(file, 'utf8')
    }
    const now = await overdueOn()
    expect(await overdueOn('2017-01-16')).toBe(now)
    expect(await overdueOn('2019-01-16')).not.toBe(now)
    const named = { session, language: 'es' as const, format: 'pdf' as const }
    expect(expectValue(dossierName(office, { ...named, today: '2019-01-16' })).name).toBe(
      'Expediente XLI 2019-01-16.pdf',
    )
    expect(expectValue(dossierName(office, named)).name).toBe('Expediente XLI 2017-01-16.pdf')
  })

  test('is named by its session and the day of the state that it shows', () => {
    const name = (parts: { language?: 'es' | 'en' } = {}, at: UseCaseDependencies = office) =>
      expectValue(
        dossierName(at, {
          session,
          language: 'es',
          format: 'pdf',
          today: '2017-01-16',
          ...parts,
        }),
      ).name
    expect(name()).toBe('Expediente XLI 2017-01-16.pdf')
    office.onDay('2017-01-20')
    const then = expectValue(knownAt(office, { asOf: '2017-01-18' }))
    expect(name({ language: 'en' }, then)).toBe('Dossier XLI 2017-01-18.pdf')
    expect(
      expectRefusal(dossierName(office, { session: office.person, language: 'es', format: 'pdf' })),
    ).toBe('session_unknown')
  })
})

describe('what a dossier says', () => {
  test('of an obligation: its reports, its evidence, its verdicts, withdrawn ones marked', async () => {
    const verifier = addPerson(office, 'Berta Ríos')
    const durango = obligationOf(office, 'MX-DUR')
    const { evidence } = await report(office, durango)
    expectValue(decide(office, durango, { as: verifier, result: 'not_met', reason: 'Otra cosa' }))
    expectValue(decide(office, durango, { as: verifier, fulfilledOn: '2017-01-10' }))
    const [clause] = compose().agreements[0]?.clauses ?? []
    expect(clause?.obligations).toHaveLength(32)
    const told = clause?.obligations.find(({ unitCode }) => unitCode === 'MX-DUR')
    expect(told).toMatchObject({
      compliance: 'met',
      reports: [{ author: 'Ana Torres', percent: 100, withdrawal: null }],
      evidence: [{ name: 'oficio.pdf', sha256: evidence[0]?.sha256, withdrawal: null }],
    })
    expect(told?.verdicts.map(({ result, governing }) => [result, governing])).toEqual(
      expect.arrayContaining([
        ['not_met', false],
        ['met', true],
      ]),
    )
    expect(told?.verdicts[0]).toMatchObject({
      verifier: 'Berta Ríos',
      office: 'Secretariado Ejecutivo',
      inBreach: false,
    })
    const silent = clause?.obligations.find(({ unitCode }) => unitCode === 'MX-COL')
    expect(silent).toMatchObject({ compliance: 'not_started', reports: [], verdicts: [] })
  })

  test('of a deadline says the rule in the language of the dossier', () => {
    const rule = { rule: 'at_session', ordinal: 42, type: 'ordinary' } as const
    const told = (['es', 'en'] as const).map((language) => {
      const request = { session, language, paper: 'letter' as const, today: office.today() }
      const { agreements } = expectValue(composeDossier(office.register, means(), request))
      return agreements[0]?.clauses[0]?.obligations[0]?.dueText
    })
    expect(told).toEqual([
      deadlineWords(rule, reportWords('es')),
      deadlineWords(rule, reportWords('en')),
    ])
    expect(told[0]).not.toBe(told[1])
  })

  test('of a verdict that is in breach: it is shown and does not count', async () => {
    const again = addPerson(office, 'Ana Torres García')
    const durango = obligationOf(office, 'MX-DUR')
    await report(office, durango)
    expectValue(decide(office, durango, { as: again }))
    expectValue(
      editRecord(office, {
        as: office.person,
        id: again,
        fields: [{ field: 'duplicateOf', value: office.person, replaces: [] }],
      }),
    )
    const told = compose().agreements[0]?.clauses[0]?.obligations.find(
      ({ unitCode }) => unitCode === 'MX-DUR',
    )
    expect(told).toMatchObject({
      compliance: 'in_progress',
      verdicts: [{ inBreach: true, governing: false }],
    })
  })

  test('of procedural agreements is counted apart', async () => {
    await accept(office, [
      draftAgreement({
        sequence: 2,
        text: 'Se tiene por presentado el informe.',
        procedural: true,
        clauses: [
          draftClause({ addressees: [{ unit: 'SESNSP', role: 'responsible', inferred: false }] }),
        ],
      }),
    ])
    expect(compose()).toMatchObject({ counts: { total: 32 }, apartCounts: { total: 1 } })
    expect(
      compose().agreements.map(({ clauses }) =>
        clauses.map(({ obligations }) => obligations.length),
      ),
    ).toEqual([[32], [1]])
  })

  test('as it was known on a day does not change with what came later', async () => {
    const before = compose()
    office.onDay('2017-02-01')
    await report(office, obligationOf(office, 'MX-DUR'))
    const past = compose(expectValue(knownAt(office, { asOf: '2017-01-16' })))
    expect(past).toEqual({ ...before, asOf: '2017-01-16' })
    expect(compose().digest).not.toBe(past.digest)
  })
})
