/** Each data issue has a cure: it leads to the place where the issue is mended, and then the issue is gone. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import type { IssueKind } from '../../src/contract/issue-rows.ts'
import {
  keepScreenshot,
  launchProgram,
  resizeWindow,
  type RunningProgram,
} from '../support/electron.ts'
import { lostFile, prepareIssues } from '../support/issues-of-many-kinds.ts'
import { openScreen } from '../support/navigation.ts'

const { cures } = spanish.review

let folder: string
let program: RunningProgram

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-cures-'))
  const person = await prepareIssues(join(folder, 'register'))
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  const { page } = program
  await page.evaluate(
    (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
    { language: 'es', person },
  )
  await page.reload()
})

test.afterAll(async () => {
  await program.application.close()
  rmSync(folder, { recursive: true })
})

const rowOf = (page: Page, kind: IssueKind): Locator =>
  page.locator('main tbody tr').filter({ hasText: spanish.issues[kind] })

async function openIssues(page: Page): Promise<void> {
  await openScreen(page, spanish.nav.review)
  await page.getByRole('tab', { name: new RegExp(`^${spanish.review.parts.data} \\(`) }).click()
  await expect(rowOf(page, 'values_differ')).toBeVisible()
}

const cure = (page: Page, kind: IssueKind, name: string): Promise<void> =>
  rowOf(page, kind).getByRole('button', { name, exact: true }).first().click()

const merged: readonly IssueKind[] = [
  'duplicate_unit',
  'duplicate_body',
  'duplicate_indicator',
  'duplicate_funding',
  'duplicate_session',
]

test('two entries of a unit, a body, an indicator, a fund and a session become one by Ctrl+S', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openIssues(page)
  await keepScreenshot(page, 'cures-es-1280')
  const dialog = page.getByRole('dialog', { name: spanish.merge.title })
  for (const kind of merged) {
    await cure(page, kind, cures.merge)
    await expect(dialog.getByRole('button', { name: spanish.merge.action })).toBeVisible()
    const doubt = dialog.getByLabel(spanish.merge.confirm)
    await expect(
      dialog
        .getByText(spanish.merge.nothingComes)
        .or(dialog.getByText(spanish.merge.comes))
        .first(),
    ).toBeVisible()
    if (await doubt.isVisible()) await doubt.check()
    await page.keyboard.press('Control+s')
    await expect(rowOf(page, kind)).toHaveCount(0)
  }
})

test('what points astray, and two terms at once, are corrected in a form over the list', async () => {
  const { page } = program
  await openIssues(page)
  const form = page.getByRole('dialog')
  const unit = form.getByRole('combobox', { name: spanish.fields.unit })
  await cure(page, 'reference_missing', cures.edit)
  await expect(unit).toHaveValue(spanish.records.notHere)
  await keepScreenshot(page, 'cures-reference-es-1280')
  await unit.press('Control+a')
  await unit.press('Backspace')
  await expect(unit).toHaveValue('')
  await page.keyboard.press('Control+s')
  await expect(rowOf(page, 'reference_missing')).toHaveCount(0)
  await cure(page, 'reference_wrong_kind', cures.edit)
  await unit.fill('SESNSP')
  await page
    .getByRole('option', { name: /^Secretariado Ejecutivo del Sistema/u })
    .first()
    .click()
  await page.keyboard.press('Control+s')
  await expect(rowOf(page, 'reference_wrong_kind')).toHaveCount(0)
  await cure(page, 'holders_overlap', cures.edit)
  await expect(form.getByText('Carla Paz').first()).toBeVisible()
  await keepScreenshot(page, 'cures-term-es-1280')
  await form.getByRole('textbox', { name: spanish.fields.to }).fill('2016-12-31')
  await page.keyboard.press('Control+s')
  await expect(rowOf(page, 'holders_overlap')).toHaveCount(0)
  await cure(page, 'duplicates_circular', cures.separate)
  await expect(rowOf(page, 'duplicates_circular')).toHaveCount(0)
  await cure(page, 'obligation_unplaced', cures.withdraw)
  await form.getByRole('textbox').fill('No se sabe de qué cláusula es')
  await page.keyboard.press('Control+s')
  await expect(rowOf(page, 'obligation_unplaced')).toHaveCount(0)
})

test('what is judged, extended, given back, recoded or settled leaves the list', async () => {
  const { page } = program
  const { review, verdict: judging, extension } = spanish
  await openIssues(page)
  await keepScreenshot(page, 'cures-casework-es-1280')
  const form = page.getByRole('dialog')
  await cure(page, 'verdict_in_breach', cures.verdict)
  await form.getByRole('radio', { name: spanish.codes.verdictResults.not_met }).check()
  await form.getByRole('textbox', { name: judging.reason }).fill('No se acredita')
  await page.keyboard.press('Control+s')
  await expect(form).toHaveCount(0)
  await openIssues(page)
  await expect(rowOf(page, 'verdict_in_breach')).toHaveCount(0)

  await cure(page, 'extensions_concurrent', cures.extension)
  await form.getByRole('textbox', { name: extension.to }).fill('2031-01-31')
  await form.getByRole('textbox', { name: extension.authority }).fill('Pleno')
  await form.getByRole('textbox', { name: extension.reason }).fill('Acuerdo')
  await page.keyboard.press('Control+s')
  await expect(form).toHaveCount(0)
  await openIssues(page)
  await expect(rowOf(page, 'extensions_concurrent')).toHaveCount(0)

  const given = async (name: string, content: string): Promise<void> => {
    const path = join(folder, name)
    writeFileSync(path, content)
    await program.application.evaluate(({ dialog }, chosen) => {
      Object.assign(dialog, {
        showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [chosen] }),
      })
    }, path)
    await cure(page, 'file_missing', cures.file)
  }
  await given('otro.pdf', 'Otro oficio')
  await expect(page.getByRole('alert').filter({ hasText: 'otro.pdf' })).toBeVisible()
  await given('oficio.pdf', lostFile)
  await expect(rowOf(page, 'file_missing')).toHaveCount(0)

  await cure(page, 'duplicate_code', cures.edit)
  await form.getByRole('textbox', { name: spanish.fields.code }).fill('COMPUTO')
  await page.keyboard.press('Control+s')
  await expect(rowOf(page, 'duplicate_code')).toHaveCount(0)

  await rowOf(page, 'report_on_withdrawn').getByRole('button', { name: review.settle }).click()
  await form.getByRole('textbox').fill('Se avisó a Sonora')
  await page.keyboard.press('Control+s')
  await expect(rowOf(page, 'report_on_withdrawn')).toHaveCount(0)
})

const places: readonly (readonly [IssueKind, string, string | RegExp])[] = [
  ['sums_differ', cures.open, 'Total nacional'],
  ['session_out_of_order', cures.open, /^II sesión/u],
  ['numbering_gap', cures.open, /^II sesión/u],
  ['agreement_without_clause', cures.open, /02\/II\/30/u],
  ['placement_skipped', cures.open, spanish.units.title],
  ['clock_ahead', cures.open, spanish.exchange.title],
  ['values_differ', cures.decide, spanish.conflicts.title],
]

test('the others lead to the screen where they are mended', async () => {
  const { page } = program
  const title = page.getByRole('heading', { level: 1 })
  for (const [kind, name, place] of places) {
    await openIssues(page)
    await cure(page, kind, name)
    await expect(title).toHaveText(place)
  }
})
