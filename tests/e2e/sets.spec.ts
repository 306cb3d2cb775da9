/** Tags, co-responsible units and the units of an accepted clause are put right in the window. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  keepScreenshot,
  launchProgram,
  resizeWindow,
  type RunningProgram,
} from '../support/electron.ts'
import { openScreen } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'

const createdSchema = z.object({ ok: z.literal(true), value: z.object({ person: z.string() }) })

let folder: string
let program: RunningProgram

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-sets-'))
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  const { page } = program
  const created = createdSchema.parse(
    await callFromPage(page, 'register.create', {
      office: 'Secretariado Ejecutivo',
      person: 'Ana Torres',
      demonstration: true,
    }),
  )
  await page.evaluate(
    (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
    { language: 'es', person: created.value.person },
  )
  await page.reload()
})

test.afterAll(async () => {
  await program.application.close()
  rmSync(folder, { recursive: true })
})

async function look(page: Page, name: string): Promise<void> {
  await keepScreenshot(page, name)
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .exclude('tbody tr:nth-child(n+12)')
    // What was saved just before is still said in a corner; this is about the panel.
    .exclude('.mantine-Notifications-root')
    .analyze()
  expect
    .soft(
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.length })),
      name,
    )
    .toEqual([])
}

const panel = (page: Page): Locator => page.getByRole('dialog')

async function openAgreement(page: Page): Promise<void> {
  await page.keyboard.press('Alt+1')
  await page
    .getByRole('switch', { name: spanish.sessions.onlyWithAgreements })
    .check({ force: true })
  await page.locator('[data-row-open]').filter({ hasText: 'XLI' }).click()
  await expect(page.getByRole('button', { name: spanish.sessions.title }).first()).toBeVisible()
  await page.locator('[data-row-open]').first().click()
  await expect(page.getByRole('heading', { name: spanish.agreements.text })).toBeVisible()
}

test('tags are typed, kept and taken away again', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openAgreement(page)
  const edit = page.getByRole('button', { name: spanish.agreements.editAgreement })
  const tags = panel(page).getByRole('combobox', { name: spanish.fields.tags })
  await edit.click()
  for (const tag of ['policía', 'estados, todos']) {
    await tags.fill(tag)
    await tags.press('Enter')
  }
  await look(page, 'sets-tags-es-720')
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
  await look(page, 'sets-responsibles-es-720')
  await panel(page).getByRole('button', { name: spanish.agreements.addResponsiblesSave }).click()
  await expect(panel(page)).toHaveCount(0)
  await expect(page.getByText(/Se agreg(ó|aron) \d+ obligaci/)).toBeVisible()
})

test('an obligation gets co-responsible units, in English too', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await openScreen(page, spanish.nav.obligations)
  await page.getByText('English', { exact: true }).click()
  await page.locator('[data-row-open]').first().click()
  await page.getByRole('button', { name: /^More actions/ }).click()
  await page.getByRole('menuitem', { name: english.obligations.editObligation }).click()
  const units = panel(page).getByRole('combobox', { name: english.fields.coResponsible })
  await units.fill('Colima')
  await page.getByRole('option').first().click()
  await page.keyboard.press('Tab')
  await look(page, 'sets-coresponsible-en-1080')
  await panel(page).getByRole('button', { name: english.actions.save }).click()
  await expect(panel(page)).toHaveCount(0)
})
