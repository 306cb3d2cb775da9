/** A session whole: drafts approved, agenda, attendance and quorum, minutes, official numbers, what repealed what. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { root } from '../../scripts/setup/paths.ts'
import { dropFiles } from '../support/drop-files.ts'
import {
  closeDemonstration,
  openDemonstration,
  speak,
  type Demonstration,
} from '../support/demonstration.ts'
import { keepScreenshot, resizeWindow, type RunningProgram } from '../support/electron.ts'
import { lookAt } from '../support/looking.ts'
import { openRow, openScreen, openSession, rows } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'

const savedSchema = z.object({ ok: z.literal(true) })

// One register, step by step.
test.describe.configure({ mode: 'serial' })

let demonstration: Demonstration
let program: RunningProgram
/** Id of who works. */
let person: string

test.beforeAll(async () => {
  demonstration = await openDemonstration('sessions')
  ;({ program, person } = demonstration)
  await add(program.page, 'agreement', {
    session: 'XLI',
    kind: 'acuerdo',
    stage: 'drafted',
    title: 'Mando mixto',
    text: 'Se instruye el mando mixto.',
  })
  await resizeWindow(program, 1280, 720)
})

test.afterAll(() => closeDemonstration(demonstration))

async function add(page: Page, kind: string, fields: Readonly<Record<string, string>>) {
  savedSchema.parse(await callFromPage(page, 'records.add', { as: person, kind, fields }))
}

const panel = (page: Page): Locator => page.getByRole('dialog')
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name })

test('what was drafted counts once the session approves it', async () => {
  const { page } = program
  await openSession(page, 'XLI')
  await expect(tab(page, spanish.sessionParts.agenda)).toBeVisible()
  const drafts = page.getByRole('region', { name: spanish.agreements.drafts })
  await expect(drafts).toContainText('Mando mixto')
  await lookAt(page, 'session-drafts-es')
  await page.getByRole('button', { name: 'Aprobar 1 proyecto', exact: true }).click()
  await panel(page).getByRole('textbox').fill('Acta de la sesión, punto 4')
  await page.keyboard.press('Control+S')
  await expect(panel(page)).toBeHidden()
  await expect(drafts).toBeHidden()
  await expect(
    page.getByRole('region', { name: spanish.agreements.list }).getByText('Mando mixto'),
  ).toBeVisible()
})

test('the agenda says what was adopted under each item', async () => {
  const { page } = program
  await tab(page, spanish.sessionParts.agenda).click()
  await page.getByRole('button', { name: spanish.agenda.add }).click()
  await panel(page).getByLabel(spanish.fields.text).fill('Mando mixto de las policías')
  await panel(page).getByLabel(spanish.agenda.adopted).first().fill('Mando')
  await page.getByRole('option', { name: /Mando mixto/ }).click()
  await page.keyboard.press('Control+S')
  await expect(panel(page)).toBeHidden()
  await expect(page.getByRole('article', { name: 'Mando mixto de las policías' })).toContainText(
    'Acuerdo · Mando mixto',
  )
  await lookAt(page, 'session-agenda-es')
})

test('the quorum follows from who came', async () => {
  const { page } = program
  await tab(page, spanish.sessionParts.attendance).click()
  await expect(page.getByText(spanish.quorum.unknown)).toBeVisible()
  await page.getByRole('button', { name: spanish.quorum.editMembers }).click()
  await panel(page).getByLabel(spanish.fields.members).fill('1')
  await page.keyboard.press('Control+S')
  await expect(panel(page)).toBeHidden()
  await page.getByRole('button', { name: spanish.attendance.add }).click()
  await panel(page).getByLabel(spanish.fields.name).fill('Miguel Ángel Osorio Chong')
  await page.keyboard.press('Control+S')
  await expect(panel(page)).toBeHidden()
  await expect(page.getByText(spanish.quorum.reached)).toBeVisible()
  await lookAt(page, 'session-attendance-es')
})

test('the minutes are kept with the session', async () => {
  const { page } = program
  await tab(page, spanish.sessionParts.documents).click()
  const minutes = join(demonstration.folder, 'acta-xli.pdf')
  writeFileSync(minutes, 'Acta de la XLI sesión')
  await dropFiles(page, page.locator('.mantine-Dropzone-root'), [minutes])
  await expect(page.getByRole('article', { name: 'acta-xli.pdf' })).toContainText(
    spanish.codes.documentKinds.minutes,
  )
  await lookAt(page, 'session-documents-es')
})

test('official numbers are given in a table, and the former ones are kept', async () => {
  const { page } = program
  await tab(page, spanish.sessionParts.agreements).click()
  await page.getByRole('button', { name: spanish.renumber.open }).click()
  const first = panel(page).getByRole('row').nth(1).getByRole('textbox')
  await first.fill('01/XLII/16')
  await page.keyboard.press('Control+S')
  await expect(panel(page).getByRole('alert')).toContainText('XLI')
  await first.fill('91/XLI/16')
  await panel(page).getByRole('row').nth(2).getByRole('textbox').fill('92/XLI/16')
  await keepScreenshot(page, 'session-renumber-es')
  await page.keyboard.press('Control+S')
  await expect(panel(page)).toBeHidden()
  await expect(page.getByRole('button', { name: /91\/XLI\/16/ })).toBeVisible()
})

test('an agreement shows what repealed it, drawn and in words', async () => {
  const { page } = program
  await page.getByRole('button', { name: /92\/XLI\/16/ }).click()
  await page.getByRole('button', { name: spanish.lineage.add }).click()
  await panel(page).getByRole('combobox', { name: spanish.lineage.thisAgreement }).click()
  await page.getByRole('option', { name: spanish.codes.linkKinds.repeals }).click()
  await panel(page).getByLabel(spanish.lineage.other).fill('91/XLI/2016')
  await panel(page)
    .getByRole('radio', { name: /91\/XLI\/16/ })
    .check()
  await keepScreenshot(page, 'lineage-picker-es')
  await page.keyboard.press('Control+S')
  await expect(panel(page)).toBeHidden()
  await page
    .getByRole('figure')
    .getByRole('button', { name: /91\/XLI\/16/ })
    .click()
  await expect(page.getByText('Dejado sin efectos por 92/XLI/16')).toBeVisible()
  await page.getByRole('figure').scrollIntoViewIfNeeded()
  await lookAt(page, 'lineage-es')
})

test('the same in English on a large screen', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await speak(page, 'en', person)
  await openSession(page, 'XLI', english)
  await expect(page.getByText('Repealed by 92/XLI/16')).toBeVisible()
  await keepScreenshot(page, 'session-agreements-en')
  for (const part of ['agenda', 'attendance', 'documents', 'record'] as const) {
    await tab(page, english.sessionParts[part]).click()
    await keepScreenshot(page, `session-${part}-en`)
  }
  await tab(page, english.sessionParts.agreements).click()
  await page.getByRole('button', { name: /91\/XLI\/16/ }).click()
  await expect(page.getByRole('figure')).toBeVisible()
  await page.getByRole('figure').scrollIntoViewIfNeeded()
  await keepScreenshot(page, 'lineage-en')
})

test('for a session to come an agreement is written by hand, clause by clause', async () => {
  const { page } = program
  await speak(page, 'es', person)
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.sessions)
  await page.getByRole('button', { name: spanish.sessions.add, exact: true }).click()
  await panel(page).getByRole('combobox', { name: spanish.fields.body }).fill('Consejo Nacional')
  await page.getByRole('option').first().click()
  await panel(page).getByLabel(spanish.fields.ordinal).fill('70')
  await page.keyboard.press('Control+S')
  await expect(panel(page)).toBeHidden()
  await page.getByRole('main').getByRole('searchbox').fill('LXX')
  await openRow(page, rows(page, /\bLXX\b/))
  await page.getByRole('button', { name: spanish.agreements.add, exact: true }).click()
  await expect(panel(page).getByLabel(spanish.fields.stage)).toHaveValue(
    spanish.codes.agreementStages.drafted,
  )
  await panel(page).getByLabel(spanish.fields.title).fill('Padrón de custodios')
  await panel(page)
    .getByRole('textbox', { name: spanish.fields.text, exact: true })
    .fill('Se crea el padrón.')
  await keepScreenshot(page, 'agreement-add-es')
  await page.keyboard.press('Control+S')
  await expect(panel(page)).toBeHidden()
  const draft = page.getByRole('row', { name: /Padrón de custodios/ })
  await openRow(page, draft.locator('[data-row-open]'))
  await expect(page.getByText(spanish.agreements.noClauses)).toBeVisible()
  await page.getByRole('button', { name: spanish.agreements.addClause, exact: true }).click()
  await panel(page)
    .getByRole('textbox', { name: spanish.fields.text, exact: true })
    .fill('Las entidades lo llenan.')
  await page.keyboard.press('Control+S')
  await expect(panel(page)).toBeHidden()
  await expect(page.getByRole('article', { name: /1/ })).toContainText('Las entidades lo llenan.')
  await lookAt(page, 'agreement-by-hand-es')
})

test('what a document proposes to a session to come is captured as drafts', async () => {
  const { page } = program
  await speak(page, 'es', person)
  const { capture, agreements } = spanish
  await openScreen(page, spanish.nav.capture)
  await page
    .getByLabel(capture.paste)
    .fill(readFileSync(join(root, 'tests', 'documents', 'communique-en.txt'), 'utf8'))
  await page.getByRole('button', { name: capture.read }).click()
  await expect(page.getByText(capture.stageHints.approved)).toBeVisible()
  await page.getByText(capture.stages.drafted, { exact: true }).click()
  await expect(page.getByText(capture.stageHints.drafted)).toBeVisible()
  await page.getByText(capture.stageHints.drafted).scrollIntoViewIfNeeded()
  await lookAt(page, 'capture-as-drafts-es')
  await page.getByRole('button', { name: capture.accept }).click()
  await page.getByRole('button', { name: capture.seeSession }).click()
  const drafts = page.getByRole('region', { name: agreements.drafts })
  await expect(drafts.locator('[data-row-open]')).toHaveCount(10)
})

test('a document that was captured before says so, and only what a person calls another agreement is saved', async () => {
  const { page } = program
  const { capture } = spanish
  await openScreen(page, spanish.nav.capture)
  await page.getByRole('button', { name: capture.another }).click()
  await page
    .getByLabel(capture.paste)
    .fill(readFileSync(join(root, 'tests', 'documents', 'communique-en.txt'), 'utf8'))
  await page.getByRole('button', { name: capture.read }).click()
  const again = page.getByText(capture.repetitions.kept)
  await expect(again).toHaveCount(10)
  const count = capture.includedKnown_other.replace('{{count}}', '10')
  await expect(page.getByText(count)).toBeVisible()
  const first = page.getByRole('article', {
    name: capture.unnumbered.replace('{{number}}', '1'),
    exact: true,
  })
  await first
    .getByRole('textbox', { name: capture.text, exact: true })
    .fill('The Council resolves something else altogether.')
  const another = first.getByRole('button', { name: capture.isAnother })
  await expect(another).toBeVisible()
  await page.evaluate(() => document.querySelector('[data-card]')?.scrollIntoView())
  await lookAt(page, 'capture-known-drafts-es')
  await another.click()
  await expect(another).toBeHidden()
  await expect(again).toHaveCount(9)
  await page.getByRole('button', { name: capture.accept }).click()
  await expect(page.getByRole('cell', { name: capture.doneExisting })).toHaveCount(9)
  await expect(page.getByRole('cell', { name: capture.doneNew })).toHaveCount(1)
})
