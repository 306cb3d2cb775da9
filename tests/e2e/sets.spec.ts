/** Tags, co-responsible units and the units of an accepted clause are put right in the window. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  closeDemonstration,
  openDemonstration,
  type Demonstration,
} from '../support/demonstration.ts'
import { resizeWindow, type RunningProgram } from '../support/electron.ts'
import { lookAt } from '../support/looking.ts'
import { openRow, openScreen, openSession, rows } from '../support/navigation.ts'

let demonstration: Demonstration
let program: RunningProgram

test.beforeAll(async () => {
  demonstration = await openDemonstration('sets')
  ;({ program } = demonstration)
})

test.afterAll(() => closeDemonstration(demonstration))

const panel = (page: Page): Locator => page.getByRole('dialog')

test('tags are typed, kept and taken away again', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openSession(page, 'XLI')
  await openRow(page, rows(page, '').first())
  const edit = page.getByRole('button', { name: spanish.agreements.editAgreement })
  const tags = panel(page).getByRole('combobox', { name: spanish.fields.tags })
  await edit.click()
  for (const tag of ['policía', 'estados, todos']) {
    await tags.fill(tag)
    await tags.press('Enter')
  }
  await lookAt(page, 'sets-tags-es-720')
  await panel(page).getByRole('button', { name: spanish.actions.save }).click()
  await expect(panel(page)).toHaveCount(0)
  await edit.click()
  await expect(panel(page).getByText('estados, todos')).toBeVisible()
  // Elements stand in the order of the alphabet: the last one goes.
  await tags.press('Backspace')
  await expect(panel(page).getByText('policía', { exact: true })).toHaveCount(0)
  await panel(page).getByRole('button', { name: spanish.actions.save }).click()
  await expect(panel(page)).toHaveCount(0)
  await edit.click()
  await expect(panel(page).getByText('estados, todos')).toBeVisible()
  await expect(panel(page).getByText('policía', { exact: true })).toHaveCount(0)
  await page.keyboard.press('Escape')
})

test('units are added to a clause; how many obligations come is said first', async () => {
  const { page } = program
  await page
    .getByRole('button', { name: spanish.agreements.addResponsibles.replace('{{order}}', '1') })
    .click()
  const units = panel(page).getByRole('combobox', { name: spanish.agreements.responsibles })
  await units.fill('entidades federativas')
  await page.getByRole('option').first().click()
  await expect(panel(page).getByText(/Se crear(á|án) \d+ obligaci/)).toBeVisible()
  await page.keyboard.press('Tab')
  await lookAt(page, 'sets-responsibles-es-720')
  await panel(page).getByRole('button', { name: spanish.agreements.addResponsiblesSave }).click()
  await expect(panel(page)).toHaveCount(0)
  await expect(page.getByText(/Se agreg(ó|aron) \d+ obligaci/)).toBeVisible()
})

test('an obligation gets co-responsible units, in English too', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await openScreen(page, spanish.nav.obligations)
  await page.getByText('English', { exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(english.obligations.title)
  await openRow(page, rows(page, '').first())
  await page.getByRole('button', { name: /^More actions/ }).click()
  await page.getByRole('menuitem', { name: english.obligations.editObligation }).click()
  const units = panel(page).getByRole('combobox', { name: english.fields.coResponsible })
  await units.fill('Colima')
  await page.getByRole('option').first().click()
  await page.keyboard.press('Tab')
  await lookAt(page, 'sets-coresponsible-en-1080')
  await panel(page).getByRole('button', { name: english.actions.save }).click()
  await expect(panel(page)).toHaveCount(0)
})
