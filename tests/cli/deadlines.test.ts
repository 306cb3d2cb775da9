import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { words } from './command.ts'
import { parseDeadlineCode } from '../../src/core/compliance/deadlines/deadline-code.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

/** A deadline is written as a word, read back as that word, and said as a sentence. */
const folder = temporaryFolder()
const { acuerdos, json, refusal, shownRecord, page } = commandLineOver(join(folder, 'register'))
const made = async (line: readonly string[]): Promise<string> =>
  cliCommands.add.output.parse(await json([...line, '--as', 'Ana'])).id

let clause: string

beforeAll(async () => {
  await json(words`init --office Secretariado --person Ana`)
  // The council's 41st session: held on 20 December 2016, published on 4 January 2017.
  const agreement = await made(words`add agreement session=XLI kind=acuerdo text=Informar`)
  clause = await made(
    words`add clause agreement=${agreement} order=1 text=Informar nature=binding deadline=2017-06-30`,
  )
  await made(words`add obligation clause=${clause} unit=MX-DUR role=obliged`)
}, 60_000)

/** What is written, how it is said, and the day that it means for the obligation of Durango. */
const rules = [
  ['none', 'sin plazo', null],
  ['2017-05-31', 'a más tardar el 2017-05-31', '2017-05-31'],
  ['2017-02', 'al terminar 2017-02', '2017-02-28'],
  ['2017', 'durante 2017', '2017-12-31'],
  ['fiscal-2018', 'al cierre del ejercicio fiscal 2018', '2018-12-31'],
  ['from-2019', 'debe iniciar en 2019', '2019-12-31'],
  ['90d-after-session', '90 días naturales desde la sesión', '2017-03-20'],
  ['10bd-after-gazette', '10 días hábiles desde la publicación en el DOF', '2017-01-18'],
  ['1m-after-notification', '1 mes desde la notificación', '2017-01-20'],
  ['3y-after-session', 'por 3 años desde la sesión', '2019-12-20'],
  ['session-42', 'en la sesión ordinaria 42', '2017-08-30'],
  // Of which the catalogue does not know the day.
  ['session-2-SE', 'en la sesión extraordinaria 2', null],
  ['next-session', 'en la próxima sesión', '2017-08-30'],
  [
    '2017-02-01:MX-BCN,2017-06-01:rest',
    'por etapas: 2017-02-01 (MX-BCN); 2017-06-01 (todas las demás)',
    '2017-06-01',
  ],
] as const

describe('a deadline at the command line', () => {
  it.each(rules)('%s: %s', async (word, sentence, due) => {
    await json(words`set ${clause} deadline= --as Ana`)
    await json([...words`set ${clause}`, `deadline=${word}`, '--as', 'Ana'])
    const { out } = await acuerdos(words`show ${clause}`)
    expect(out).toContain(`${sentence} [${word}]`)
    const { rows } = await page('obligations', words`--where clause=${clause}`)
    expect(rows).toMatchObject([{ due }])
  })

  it('as JSON is understood too', async () => {
    await json([
      ...words`set ${clause}`,
      'deadline={"rule":"within_year","year":2018}',
      '--as',
      'Ana',
    ])
    expect((await shownRecord([clause])).fields['deadline']).toEqual({
      rule: 'within_year',
      year: 2018,
    })
  })

  it('of a group is that of its members, and units are named as people name them', async () => {
    await json([
      ...words`set ${clause}`,
      'deadline=2017-03-01:Durango+10,2017-04-01:ENT-32',
      '--as',
      'Ana',
    ])
    const { deadline } = (await shownRecord([clause])).fields
    expect(deadline).toMatchObject({ stages: [{ units: ['MX-DUR'] }, {}] })
    expect(JSON.stringify(deadline)).toContain('MX-JAL')
    const { rows } = await page('obligations', words`--where clause=${clause}`)
    expect(rows).toMatchObject([{ due: '2017-03-01' }])
  })

  it.each([
    ['mañana', 'deadline_invalid'],
    ['90d', 'deadline_invalid'],
    ['0d-after-session', 'deadline_invalid'],
    ['{"rule":"within_year"', 'deadline_invalid'],
    ['2017-02-30', 'date_invalid'],
    ['2017-13', 'date_invalid'],
    ['2017-02-01:NADIE', 'unit_unknown'],
  ])('%s is refused, and the clause keeps what it had', async (written, code) => {
    const before = await shownRecord([clause])
    const refused = await refusal([...words`set ${clause}`, `deadline=${written}`, '--as', 'Ana'])
    expect(refused.code).toBe(code)
    expect(await shownRecord([clause])).toEqual(before)
  })
})

it('the refusal shows how a deadline of every kind is written', async () => {
  const { message } = await refusal(words`set ${clause} deadline=pronto --as Ana`)
  expect(kindsShown(message)).toEqual(everyKind)
})

/** The kinds of rules of which a sentence shows an example that can be written. */
const kindsShown = (sentence: string): readonly string[] =>
  [
    ...new Set(
      sentence
        .split(/[ .]/)
        .flatMap((word) => parseDeadlineCode(word.replace(/,$/, ''))?.rule ?? []),
    ),
  ].toSorted()
const everyKind = [
  ...new Set(rules.flatMap(([word]) => parseDeadlineCode(word)?.rule ?? [])),
].toSorted()
