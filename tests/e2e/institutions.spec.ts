/** Who holds a post, where a unit stands, and who answers for what a unit had when it is divided. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  closeDemonstration,
  openDemonstration,
  type Demonstration,
} from '../support/demonstration.ts'
import { resizeWindow, type RunningProgram } from '../support/electron.ts'
import { lookAt } from '../support/looking.ts'
import { openScreen } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'

/** With the mouse, as a person does it: pressed, moved, let go. */
async function dragOnto(page: Page, dragged: Locator, target: Locator): Promise<void> {
  await dragged.hover({ position: { x: 60, y: 12 } })
  await page.mouse.down()
  await target.hover({ position: { x: 80, y: 8 } })
  await target.hover({ position: { x: 60, y: 12 } })
  await page.mouse.up()
}

let demonstration: Demonstration
let program: RunningProgram

test.beforeAll(async () => {
  demonstration = await openDemonstration('institutions')
  ;({ program } = demonstration)
})

test.afterAll(() => closeDemonstration(demonstration))

test('a post gets a holder, and then another who takes over on the same day', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.people)
  await page.getByRole('tab', { name: spanish.people.parts.posts }).click()
  const rows = page.locator('main [data-row-open]')
  await expect(rows.first()).toBeVisible()
  await lookAt(page, 'posts-es-1280')

  await page.getByRole('button', { name: spanish.posts.add }).click()
  const panel = page.getByRole('dialog')
  await panel.getByRole('textbox', { name: spanish.fields.name, exact: true }).fill('Comisionado')
  await panel.getByRole('combobox', { name: spanish.fields.unit }).fill('SSPC')
  await page.getByRole('option').first().click()
  await panel.getByRole('switch', { name: spanish.fields.single }).click()
  await lookAt(page, 'post-add-es-1280')
  await panel.getByRole('button', { name: spanish.actions.save }).click()
  await expect(panel).toHaveCount(0)

  await page.getByRole('button', { name: spanish.posts.appoint, exact: true }).click()
  await panel.getByRole('combobox', { name: spanish.kinds.post }).fill('Comisionado')
  await page.getByRole('option', { name: /Comisionado \(SSPC\)/ }).click()
  await panel.getByRole('combobox', { name: spanish.kinds.person }).fill('Luz Rey Solís')
  await page.getByRole('option', { name: 'Agregar a «Luz Rey Solís»' }).click()
  await panel.getByRole('textbox', { name: spanish.fields.from }).fill('marzo de 2024')
  await panel.getByRole('textbox', { name: spanish.fields.to }).fill('2023')
  await expect(panel.getByRole('alert')).toBeVisible()
  await lookAt(page, 'appoint-reversed-es-1280')
  await panel.getByRole('textbox', { name: spanish.fields.to }).fill('')
  await panel.getByRole('button', { name: spanish.posts.appointSave }).click()
  await expect(panel).toHaveCount(0)

  await page.getByRole('searchbox', { name: spanish.common.search }).fill('comisionado')
  await expect(rows).toHaveCount(1)
  await expect(page.locator('main').getByText('Luz Rey Solís')).toBeVisible()
  await rows.first().click()
  await panel.getByRole('button', { name: spanish.posts.appoint }).click()
  await expect(panel.getByRole('combobox', { name: spanish.kinds.post })).toHaveValue(/Comisionado/)
  await panel.getByRole('combobox', { name: spanish.kinds.person }).fill('Ana Torres')
  await page.getByRole('option', { name: 'Ana Torres' }).click()
  await panel.getByRole('textbox', { name: spanish.fields.from }).fill('15/10/2026')
  const givesOver = panel.getByRole('checkbox', { name: /El encargo de Luz Rey Solís termina/ })
  await givesOver.uncheck()
  await expect(panel.getByText(spanish.terms.overlapTitle)).toBeVisible()
  const save = panel.getByRole('button', { name: spanish.posts.appointSave })
  await expect(save).toBeDisabled()
  await lookAt(page, 'appoint-overlap-es-1280')
  await givesOver.check()
  await expect(panel.getByText(spanish.terms.overlapTitle)).toHaveCount(0)
  await save.click()
  await expect(panel).toHaveCount(0)
  await expect(page.locator('main').getByText('Ana Torres')).toBeVisible()
  await rows.first().click()
  await expect(panel.getByText('mar 2024 – 15 oct 2026')).toBeVisible()
  await lookAt(page, 'post-es-1280')
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)
})

test('what waits after a division is chosen for, for all at once, and a unit is moved', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  const end = { unit: 'MX-DUR', on: '2026-10-15', successors: ['SEDENA', 'SSPC'] }
  await callFromPage(page, 'units.end', { ...end, as: demonstration.person, kind: 'replaces' })
  await openScreen(page, spanish.nav.units)
  await page.getByRole('searchbox', { name: spanish.units.search }).fill('Secretaría de')
  const unit = (code: string) => page.getByRole('treeitem', { name: new RegExp(`${code}$`) })
  await dragOnto(page, unit('SEMAR'), unit('SEDENA'))
  const panel = page.getByRole('dialog')
  await expect(panel.getByRole('combobox', { name: spanish.units.moveUnder })).toHaveValue(
    /Defensa Nacional/,
  )
  await panel.getByLabel(spanish.units.moveOn).fill('01/10/2026')
  await panel.getByLabel(spanish.units.moveOn).press('Tab')
  await expect(panel.getByRole('button', { name: spanish.units.moveSave })).toBeEnabled()
  await lookAt(page, 'unit-move-es-1280')
  await panel.getByRole('button', { name: spanish.units.moveSave }).click()
  await expect(panel).toHaveCount(0)
  await expect(unit('SEDENA').getByRole('treeitem', { name: /SEMAR$/ })).toBeVisible()

  await page.getByRole('button', { name: spanish.splits.open, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: spanish.splits.title })).toBeVisible()
  await page.getByRole('combobox', { name: spanish.splits.forAll, exact: true }).click()
  await page.getByRole('option').first().click()
  await lookAt(page, 'splits-es-1280')
  await page.getByRole('button', { name: /^Vista previa de/ }).click()
  await panel.getByRole('textbox', { name: spanish.bulk.authority }).fill('Presidencia')
  await panel.getByRole('textbox', { name: spanish.bulk.reason }).fill('Decreto')
  await lookAt(page, 'splits-preview-es-1280')
  await panel.getByRole('button', { name: /^Guardar/ }).click()
  await expect(panel).toHaveCount(0)
  await expect(page.getByText(spanish.splits.empty)).toBeVisible()
})
