/** Deadlines by month, the warning of an office, and a unit that ends with a successor. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test, type Page } from '@playwright/test'
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
import { callFromPage } from '../support/page-calls.ts'

const createdSchema = z.object({ ok: z.literal(true), value: z.object({ person: z.string() }) })

let folder: string
let program: RunningProgram
let person: string

const speak = (page: Page, language: 'es' | 'en'): Promise<void> =>
  page.evaluate(
    (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
    { language, person },
  )

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-deadlines-'))
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
  person = created.value.person
  await speak(page, 'es')
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
    .exclude('tbody tr:nth-child(n+8)')
    .exclude('.mantine-Notifications-root')
    .analyze()
  expect
    .soft(
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.length })),
      name,
    )
    .toEqual([])
}

const openDeadlines = async (page: Page, name: string): Promise<void> => {
  await page
    .getByRole('link', { name, exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .first()
    .click()
}

test('what is overdue stands by month, and the warning is chosen', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openDeadlines(page, spanish.nav.deadlines)
  await expect(page.getByRole('heading', { level: 1, name: spanish.deadlines.title })).toBeVisible()
  await expect(page.locator('[data-row-open]').first()).toBeVisible()
  await look(page, 'deadlines-es-1280')
  await page.getByRole('tab', { name: spanish.deadlines.parts.undetermined }).click()
  await expect(
    page.getByRole('tab', { name: spanish.deadlines.parts.undetermined }),
  ).toHaveAttribute('aria-selected', 'true')
  await look(page, 'deadlines-undetermined-es-1280')
  await page.getByRole('tab', { name: spanish.deadlines.parts.terms }).click()
  await look(page, 'deadlines-terms-es-1280')
  await page.getByRole('button', { name: spanish.officeSettings.open }).click()
  await page.getByLabel(spanish.officeSettings.dueSoonDays).fill('45')
  await look(page, 'office-settings-es-1280')
  await page.getByRole('button', { name: spanish.actions.save, exact: true }).click()
  await expect(page.getByText(spanish.officeSettings.saved)).toBeVisible()
  await page.getByRole('tab', { name: spanish.deadlines.parts.soon }).click()
  await expect(page.getByText(spanish.deadlines.emptySoon.replace('{{count}}', '45'))).toBeVisible()
})

test('a unit ends, and what it had is its successor’s', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await speak(page, 'en')
  await page.reload()
  await openDeadlines(page, english.nav.units)
  await page.getByRole('searchbox', { name: english.units.search }).fill('SEMAR')
  await page.getByText('SEMAR', { exact: true }).first().click()
  await expect(page.getByRole('heading', { name: english.units.history })).toBeVisible()
  await look(page, 'unit-history-en-1920')
  await page.getByRole('button', { name: english.units.end }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(english.units.endOn).fill('15/10/2026')
  await dialog.getByLabel(english.units.endOn).press('Tab')
  await dialog.getByLabel(english.units.endSuccessors).fill('SEDENA')
  await page.getByRole('option').first().click()
  await dialog.getByLabel(english.units.endSuccessors).press('Tab')
  await expect(dialog.getByText('0 obligations pass to the successor (0 open).')).toBeVisible()
  await expect(dialog.getByRole('button', { name: english.units.endSave })).toBeEnabled()
  await look(page, 'unit-end-en-1920')
  await dialog.getByRole('button', { name: english.units.endSave }).click()
  await expect(page.getByText(english.units.ended)).toBeVisible()
})
