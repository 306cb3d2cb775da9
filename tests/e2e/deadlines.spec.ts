/** Deadlines by month, the warning of an office, and a unit that ends with a successor. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import ICAL from 'ical.js'
import * as z from 'zod'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  closeDemonstration,
  openDemonstration,
  speak,
  type Demonstration,
} from '../support/demonstration.ts'
import { keepScreenshot, resizeWindow, type RunningProgram } from '../support/electron.ts'
import { leapToNextHour, startedAt } from '../support/engine-clock.ts'
import { lookAt } from '../support/looking.ts'
import { openRow, openScreen, rows } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'

const savedSchema = z.object({ ok: z.literal(true), value: z.object({ id: z.string() }) })

let demonstration: Demonstration
let program: RunningProgram
/** Id of who works. */
let person: string

test.beforeAll(async () => {
  demonstration = await openDemonstration('deadlines', startedAt('2026-10-15T23:00:00-06:00'))
  ;({ program, person } = demonstration)
})

test.afterAll(() => closeDemonstration(demonstration))

async function add(kind: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await callFromPage(program.page, 'records.add', { as: person, kind, fields })
  return savedSchema.parse(answer).value.id
}

/** Durango, by an agreement of one clause. */
async function oblige(title: string, deadline: string): Promise<void> {
  const agreement = await add('agreement', { session: 'XLI', kind: 'acuerdo', title, text: title })
  const fields = { agreement, order: '1', text: title, nature: 'binding', deadline }
  const clause = await add('clause', fields)
  await add('obligation', { clause, unit: 'MX-DUR', role: 'obliged' })
}

test('midnight passes over an open window: what was due on the day is overdue', async () => {
  const { page } = program
  const title = 'Informe que vence el quince'
  await oblige(title, '2026-10-15')
  await openScreen(page, spanish.nav.deadlines)
  const row = page.getByRole('main').getByRole('row', { name: title })
  await page.getByRole('tab', { name: spanish.deadlines.parts.soon }).click()
  await expect(row).toContainText(spanish.status.dueSoon)
  await expect(
    page.getByText(spanish.common.today.replace('{{date}}', '15 oct 2026')),
  ).toBeVisible()
  await leapToNextHour(program)
  await expect(
    page.getByText(spanish.common.today.replace('{{date}}', '16 oct 2026')),
  ).toBeVisible()
  await expect(page.getByText(spanish.deadlines.emptySoon.replace('{{count}}', '30'))).toBeVisible()
  await page.getByRole('tab', { name: spanish.deadlines.parts.overdue }).click()
  await expect(row).toContainText(spanish.status.overdue)
})

test('what is overdue stands by month, and the warning is chosen', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.deadlines)
  await expect(page.getByRole('heading', { level: 1, name: spanish.deadlines.title })).toBeVisible()
  await expect(page.locator('[data-row-open]').first()).toBeVisible()
  await lookAt(page, 'deadlines-es-1280')
  await page.getByRole('tab', { name: spanish.deadlines.parts.undetermined }).click()
  await expect(
    page.getByRole('tab', { name: spanish.deadlines.parts.undetermined }),
  ).toHaveAttribute('aria-selected', 'true')
  await lookAt(page, 'deadlines-undetermined-es-1280')
  await page.getByRole('tab', { name: spanish.deadlines.parts.terms }).click()
  await lookAt(page, 'deadlines-terms-es-1280')
  const title = 'Informe que vence en cuarenta días'
  await oblige(title, '2026-11-25')
  await page.getByRole('tab', { name: spanish.deadlines.parts.soon }).click()
  await expect(page.getByText(spanish.deadlines.emptySoon.replace('{{count}}', '30'))).toBeVisible()
  // For one's own calendar: all that have a date, also those that no tab lists.
  const file = join(demonstration.folder, 'plazos.ics')
  await program.application.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath: path }),
    })
  }, file)
  await page.getByRole('button', { name: spanish.calendarFile.export }).click()
  const note = page.getByRole('alert').filter({ hasText: spanish.calendarFile.exported })
  await expect(note).toBeVisible()
  // A file that was written is nothing to undo, whatever was saved just before.
  await expect(note.getByRole('button', { name: spanish.undo.action })).toHaveCount(0)
  await page.getByRole('heading', { level: 1, name: spanish.deadlines.title }).hover()
  await expect(page.getByRole('tooltip')).toHaveCount(0)
  await lookAt(page, 'deadlines-calendar-es-1280')
  const calendar = ICAL.Component.fromString(readFileSync(file, 'utf8'))
  const days = calendar
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event).startDate.toString())
  expect(days).toContain('2026-11-25')
  expect(days.length).toBeGreaterThan(10)
  await page.getByRole('button', { name: spanish.officeSettings.open }).click()
  await page.getByLabel(spanish.officeSettings.dueSoonDays).fill('45')
  await lookAt(page, 'office-settings-es-1280')
  await page.getByRole('button', { name: spanish.actions.save, exact: true }).click()
  await expect(page.getByText(spanish.officeSettings.saved)).toBeVisible()
  await expect(page.getByRole('main').getByRole('row', { name: title })).toContainText(
    spanish.status.dueSoon,
  )
})

test('a note that speaks of no save is not taken for one that was just saved', async () => {
  const { page } = program
  // No note of an earlier save is on screen.
  await speak(page, 'es', person)
  await openScreen(page, spanish.nav.obligations)
  const met = page
    .getByRole('main')
    .getByRole('row')
    .filter({ hasText: /Cumplido/u })
  await openRow(page, met.first().locator('[data-row-open]'))
  const check = page.getByRole('button', { name: spanish.evidence.check })
  await expect(check).toBeVisible()
  // Saved in this person's name by a call of which no form of the window waits for the answer.
  await oblige('Informe que guarda otra pantalla', '2026-12-20')
  const undo = page.getByRole('alert').getByRole('button', { name: spanish.undo.action })
  await expect(undo).toHaveCount(1)
  await check.click()
  const checked = page.getByRole('alert').filter({ hasText: /^Se comprob/u })
  await expect(checked).toBeVisible()
  await expect(checked.getByRole('button')).toHaveCount(1)
  await expect(undo).toHaveCount(1)
})

test('whom an obligation names to verify it is a column, and finds it', async () => {
  const { page } = program
  await openScreen(page, spanish.nav.obligations)
  await openRow(page, rows(page, 'Durango').first())
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Más acciones/ })
    .click()
  await page.getByRole('menuitem', { name: spanish.obligations.nameVerifier }).click()
  const panel = page.getByRole('dialog', { name: /^Designar verificador: / })
  const verifier = panel.getByRole('combobox', { name: spanish.fields.verifier })
  // The unit that answers is warned of before anything is saved.
  await verifier.fill('Durango')
  await page.getByRole('option', { name: 'Durango', exact: true }).click()
  await expect(panel.getByText(/^Durango es la unidad que responde/u)).toBeVisible()
  await lookAt(page, 'verifier-warning-es-1280')
  await verifier.fill('Ana Torres')
  await page.getByRole('option', { name: 'Ana Torres' }).click()
  await page.keyboard.press('Control+S')
  await expect(panel).toBeHidden()
  await openScreen(page, spanish.nav.obligations)
  const main = page.getByRole('main')
  const named = main.getByRole('row').filter({ hasText: 'Ana Torres' })
  await expect(named).toHaveCount(1)
  await lookAt(page, 'obligations-verifier-es-1280')
  await main.getByRole('button', { name: spanish.obligations.filterVerifier }).first().click()
  await page.getByRole('checkbox', { name: 'Ana Torres' }).check()
  await expect(rows(page, '')).toHaveCount(1)
  await expect(named).toHaveCount(1)
  await lookAt(page, 'obligations-verifier-filter-es-1280')
  await page.getByRole('checkbox', { name: 'Ana Torres' }).uncheck()
  await page.getByRole('checkbox', { name: spanish.obligations.noVerifier }).check()
  await expect(named).toHaveCount(0)
  await expect(rows(page, 'Durango').first()).toBeVisible()
  await page.keyboard.press('Escape')
})

test('a unit ends, and what it had is its successor’s', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await speak(page, 'en', person)
  await openScreen(page, english.nav.units)
  await page.getByRole('searchbox', { name: english.units.search }).fill('SEMAR')
  await page.getByText('SEMAR', { exact: true }).first().click()
  await expect(page.getByRole('heading', { name: english.units.history })).toBeVisible()
  await lookAt(page, 'unit-history-en-1920')
  await page.getByRole('button', { name: english.units.end }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(english.units.endOn).fill('15/10/2026')
  await dialog.getByLabel(english.units.endOn).press('Tab')
  await dialog.getByLabel(english.units.endSuccessors).fill('SEDENA')
  await page.getByRole('option').first().click()
  await dialog.getByLabel(english.units.endSuccessors).press('Tab')
  await expect(dialog.getByText('0 obligations pass to the successor (0 open).')).toBeVisible()
  await expect(dialog.getByRole('button', { name: english.units.endSave })).toBeEnabled()
  await lookAt(page, 'unit-end-en-1920')
  await dialog.getByRole('button', { name: english.units.endSave }).click()
  await expect(page.getByText(english.units.ended)).toBeVisible()
})

/** What a person fills in for a rule, one for each form that rules have, and how the clause then says it. */
const rules: readonly (readonly [
  keyof typeof spanish.deadline.kinds,
  Readonly<Record<string, string>>,
  string,
])[] = [
  ['fixed_day', { [spanish.deadline.date]: '31/05/2017' }, 'A más tardar el 31 may 2017'],
  ['end_of_month', { [spanish.deadline.year]: '2018' }, 'Al cierre de '],
  ['after', { [spanish.deadline.count]: '1' }, '1 día natural a partir de la sesión'],
  ['at_session', { [spanish.deadline.ordinal]: '42' }, 'En la XLII sesión ordinaria'],
  ['end_of_fiscal_year', { [spanish.deadline.year]: '2018' }, 'ejercicio fiscal 2018'],
  ['period_of_years', { [spanish.deadline.years]: '3' }, 'Durante 3 años a partir de la sesión'],
  [
    'staged',
    { [spanish.deadline.stageDate.replace('{{number}}', '1')]: '01/02/2017' },
    'Por etapas: 1 feb 2017 (MX-BCN)',
  ],
  ['not_stated', {}, spanish.deadline.notStated],
]

test('a clause takes a deadline of every form', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  const title = 'Plazos de toda clase'
  const text = 'Se informará.'
  const agreement = await add('agreement', { session: 'XLI', kind: 'acuerdo', title, text })
  await add('clause', { agreement, order: '1', text, nature: 'binding', deadline: '2017' })
  await speak(page, 'es', person)
  await openScreen(page, spanish.nav.sessions)
  await page
    .locator('[data-row-open]')
    .filter({ hasText: /\bXLI sesión/ })
    .click()
  await page.getByRole('main').getByText(title, { exact: true }).click()
  const clause = page.getByRole('article', { name: 'Cláusula 1' })
  const panel = page.getByRole('dialog')
  for (const [kind, values, said] of rules) {
    await clause.getByRole('button', { name: 'Editar la cláusula 1' }).click()
    await panel.getByRole('combobox', { name: spanish.deadline.rule }).click()
    await page.getByRole('option', { name: spanish.deadline.kinds[kind], exact: true }).click()
    for (const [label, value] of Object.entries(values)) {
      await panel.getByRole('textbox', { name: label, exact: true }).fill(value)
      await panel.getByRole('textbox', { name: label, exact: true }).blur()
    }
    if (kind === 'staged') {
      const units = spanish.deadline.stageUnits.replace('{{number}}', '1')
      await panel.getByRole('combobox', { name: units }).fill('Baja California')
      await page.getByRole('option', { name: /MX-BCN/ }).click()
      await panel.getByRole('combobox', { name: units }).press('Tab')
      await keepScreenshot(page, 'deadline-staged-es-1280')
    }
    await page.keyboard.press('Control+S')
    await expect(panel).toBeHidden()
    await expect(clause).toContainText(said)
  }
})
