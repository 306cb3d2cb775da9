import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { demonstrationSchema, type DemonstrationStep } from '../../src/contract/demonstration.ts'
import { catalogueFolder, recordsOf, releasedCommits } from './catalogue-records.ts'

const folder = join(import.meta.dirname, '../../resources/demonstration')
const demonstration = demonstrationSchema.parse(
  JSON.parse(readFileSync(join(folder, 'demonstration.json'), 'utf8')),
)
const { steps, people, documents } = demonstration
const catalogue = recordsOf(releasedCommits(catalogueFolder))

const targetOf = ({ target }: DemonstrationStep) => JSON.stringify(target)
const reports = steps.filter((step) => step.do === 'progress')
const verdicts = steps.filter((step) => step.do === 'verdict')
const evidenceOf = (step: DemonstrationStep) => (step.do === 'progress' ? step.evidence : [])

const marked = /demostraci[óo]n|demonstration/i

describe('the demonstration', () => {
  it('names every person as one that does not exist, and uses no other', () => {
    expect(people.filter(({ name }) => !marked.test(name))).toEqual([])
    expect(people.length).toBe(3)
    const keys = people.map(({ key }) => key)
    expect(steps.filter(({ by }) => !keys.includes(by))).toEqual([])
  })

  it('says of every text and every narrative, reason and number that it is one', () => {
    expect(steps.map(wordsOf).filter((words) => !/^(?:Demostración: |DEMO\/)/.test(words))).toEqual(
      [],
    )
    for (const { file } of documents) expect(firstLine(file)).toMatch(marked)
  })

  it('attaches only files that are there and whose beginning says what they are', () => {
    const files = [...new Set(steps.flatMap(evidenceOf).map(({ file }) => file))]
    expect(files.length).toBe(4)
    const texts = files.filter((file) => !file.endsWith('.pdf'))
    expect(texts.filter((file) => !marked.test(firstLine(file)))).toEqual([])
    const [pdf] = files.filter((file) => file.endsWith('.pdf'))
    expect(firstLine(pdf ?? '')).toMatch(/^%PDF-/)
  })

  it('is about units and sessions of the catalogue', () => {
    const codes = catalogue.map(({ fields }) => fields.code)
    const romans = catalogue
      .filter(({ kind, fields }) => kind === 'session' && fields.type === 'ordinary')
      .map(({ fields }) => fields.roman)
    expect(steps.filter(({ target }) => !codes.includes(target.unit))).toEqual([])
    expect(steps.filter(({ target }) => !romans.includes(target.session))).toEqual([])
    expect(documents.filter(({ session }) => !romans.includes(session))).toEqual([])
    const captured = documents.map(({ session }) => session)
    expect(steps.filter(({ target }) => !captured.includes(target.session))).toEqual([])
  })

  it('runs in the order of its days, on days that exist, after the session', () => {
    const days = steps.map(({ on }) => on)
    expect(days).toEqual(days.toSorted())
    for (const day of days) {
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day)
    }
    expect(days[0] ?? '').toMatch(/^2017-/)
  })
})

describe('what the demonstration shows', () => {
  it('never lets a person verify what they reported', () => {
    const own = verdicts.filter((verdict) =>
      reports.some((report) => targetOf(report) === targetOf(verdict) && report.by === verdict.by),
    )
    expect(own).toEqual([])
  })

  it('calls nothing met without an evidence file and a day of fulfilment', () => {
    for (const verdict of verdicts.filter(({ result }) => result === 'met')) {
      const before = reports.filter(
        (report) => targetOf(report) === targetOf(verdict) && report.on <= verdict.on,
      )
      expect(before.flatMap(evidenceOf).length).toBeGreaterThan(0)
      expect(verdict.fulfilledOn).toBeDefined()
    }
  })

  it('has every kind of result, response and claim, and work that waits for a verdict', () => {
    expect([...new Set(verdicts.map(({ result }) => result))].toSorted()).toEqual([
      'met',
      'moot',
      'not_met',
      'partially_met',
      'returned',
    ])
    expect(new Set(reports.map(({ response }) => response))).toContain('declined_competence')
    expect(new Set(verdicts.map(({ pertinence }) => pertinence))).toContain('unrelated')
    expect([...new Set(reports.map(({ claim }) => claim))].toSorted()).toEqual([
      'in_progress',
      'met',
      'not_met',
      'partially_met',
    ])
    const judged = verdicts.map(targetOf)
    const waiting = reports.filter((report) => !judged.includes(targetOf(report)))
    expect(waiting.some(({ claim }) => claim === 'met')).toBe(true)
  })

  it('has one fulfilment after the year was over and one within an extension', () => {
    const extended = steps.filter((step) => step.do === 'extend').map(targetOf)
    const late = verdicts.filter(({ fulfilledOn }) => (fulfilledOn ?? '') > '2017-12-31')
    const inTime = late.filter((verdict) => extended.includes(targetOf(verdict)))
    expect(late.length).toBe(2)
    expect(inTime.length).toBe(1)
  })

  it('has a letter without an acknowledgement, and a unit that never answered', () => {
    const letters = steps.filter((step) => step.do === 'notify')
    const silent = letters.filter(
      (letter) =>
        letter.acknowledgedOn === undefined &&
        !reports.some((report) => targetOf(report) === targetOf(letter)),
    )
    expect(silent.map(({ target }) => target.unit)).toEqual(['MX-BCS'])
  })
})

/** What a person would read first of the record that a step makes. */
function wordsOf(step: DemonstrationStep): string {
  switch (step.do) {
    case 'notify':
      return step.number
    case 'progress':
      return step.narrative
    case 'verdict':
    case 'extend':
      return step.reason
  }
}

function firstLine(file: string): string {
  const path = join(folder, file)
  if (!existsSync(path)) throw new Error(`${file} is missing`)
  return readFileSync(path, 'utf8').split('\n')[0] ?? ''
}
