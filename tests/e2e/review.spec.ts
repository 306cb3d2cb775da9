/** What would not survive an audit, what is weakly drafted, and what the data cannot be. */
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
import { openScreen } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'

const createdSchema = z.object({ ok: z.literal(true), value: z.object({ person: z.string() }) })

let folder: string
let program: RunningProgram
let person: string

const speak = async (page: Page, language: 'es' | 'en'): Promise<void> => {
  await page.evaluate(
    (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
    { language, person },
  )
  await page.reload()
}

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-review-'))
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
    .analyze()
  expect
    .soft(
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.length })),
      name,
    )
    .toEqual([])
}

/** A tab by its name; its count follows. */
const tab = (page: Page, name: string) =>
  page.getByRole('tab', { name: new RegExp(`^${name} \\(`) })

test('a check of the drafting leads to its agreement, and back to the same list', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.review)
  await expect(page.getByRole('heading', { level: 1, name: spanish.review.title })).toBeVisible()
  await look(page, 'review-audit-es-1280')
  await tab(page, spanish.review.parts.drafting).click()
  const first = page.locator('[data-row-open]').first()
  await expect(first).toBeVisible()
  await look(page, 'review-drafting-es-1280')
  await first.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(spanish.review.title)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(tab(page, spanish.review.parts.drafting)).toHaveAttribute('aria-selected', 'true')
})

test('the same in English, on a wide screen', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await speak(page, 'en')
  await expect(page.getByRole('button', { name: english.nav.review, exact: true })).toBeVisible()
  // The eleventh screen: the nine digits are taken.
  await page.keyboard.press('Alt+Shift+2')
  await tab(page, english.review.parts.drafting).click()
  await expect(page.locator('[data-row-open]').first()).toBeVisible()
  await look(page, 'review-drafting-en-1920')
  await tab(page, english.review.parts.data).click()
  await expect(tab(page, english.review.parts.data)).toHaveAttribute('aria-selected', 'true')
  await look(page, 'review-data-en-1920')
})
