/** Deadlines by month, the warning of an office, and a unit that ends with a successor. */
import { expect, test } from '@playwright/test'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  closeDemonstration,
  openDemonstration,
  speak,
  type Demonstration,
} from '../support/demonstration.ts'
import { resizeWindow, type RunningProgram } from '../support/electron.ts'
import { lookAt } from '../support/looking.ts'
import { openScreen } from '../support/navigation.ts'

let demonstration: Demonstration
let program: RunningProgram
/** Id of who works. */
let person: string

test.beforeAll(async () => {
  demonstration = await openDemonstration('deadlines')
  ;({ program, person } = demonstration)
})

test.afterAll(() => closeDemonstration(demonstration))

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
  await page.getByRole('button', { name: spanish.officeSettings.open }).click()
  await page.getByLabel(spanish.officeSettings.dueSoonDays).fill('45')
  await lookAt(page, 'office-settings-es-1280')
  await page.getByRole('button', { name: spanish.actions.save, exact: true }).click()
  await expect(page.getByText(spanish.officeSettings.saved)).toBeVisible()
  await page.getByRole('tab', { name: spanish.deadlines.parts.soon }).click()
  await expect(page.getByText(spanish.deadlines.emptySoon.replace('{{count}}', '45'))).toBeVisible()
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
