/** What the data cannot be: people entered twice are merged, namesakes are called in order. */
import { expect, test, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { draftsOnDisk } from '../support/drafts.ts'
import {
  keepScreenshot,
  launchProgram,
  reloadPage,
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
  await reloadPage(page)
}

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-issues-'))
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  const { page } = program
  const created = createdSchema.parse(
    await callFromPage(page, 'register.create', {
      office: 'Secretariado Ejecutivo',
      person: 'Ana Torres',
      demonstration: false,
    }),
  )
  person = created.value.person
  for (const name of ['Rosa Ibarra', 'ROSA IBARRA', 'Luis Paz', 'Luis Paz']) {
    await callFromPage(page, 'records.add', { as: person, kind: 'person', fields: { name } })
  }
  await speak(page, 'es')
})

test.afterAll(async () => {
  await program.application.close()
  rmSync(folder, { recursive: true })
})

test('of two namesakes the one that is meant is told by who entered it and when', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.people)
  const more = spanish.actions.moreOf.replace('{{name}}', 'Rosa Ibarra')
  await page.locator('main').getByRole('button', { name: more, exact: true }).click()
  await page.getByRole('menuitem', { name: spanish.merge.from }).click()
  const dialog = page.getByRole('dialog', { name: spanish.merge.title })
  await dialog.getByLabel(spanish.merge.pick).fill('luis')
  const namesakes = dialog.getByRole('radio', { name: 'Luis Paz' })
  await expect(namesakes).toHaveCount(2)
  await expect(
    dialog.getByText(/^Lo anotó Ana Torres \(Secretariado Ejecutivo\) el /u),
  ).toHaveCount(2)
  await namesakes.first().check()
  await keepScreenshot(page, 'issues-merge-pick-es-1280')
  await dialog.getByRole('button', { name: spanish.actions.continue }).click()
  await expect(dialog.getByRole('radio', { name: 'Rosa Ibarra' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('of two units both are told by code and name', async () => {
  const { page } = program
  await openScreen(page, spanish.nav.units)
  await page.getByRole('searchbox', { name: spanish.units.search }).fill('SEMAR')
  await page.getByRole('treeitem', { name: /SEMAR$/ }).click()
  const more = spanish.actions.moreOf.replace('{{name}}', 'Secretaría de Marina')
  await page.locator('main').getByRole('button', { name: more }).click()
  await page.getByRole('menuitem', { name: spanish.merge.from }).click()
  const dialog = page.getByRole('dialog', { name: spanish.merge.title })
  await dialog.getByLabel(spanish.merge.pick).fill('SEDENA')
  await dialog.getByRole('radio', { name: /^SEDENA · / }).check()
  await dialog.getByRole('button', { name: spanish.actions.continue }).click()
  await expect(dialog.getByRole('radio', { name: 'SEMAR · Secretaría de Marina' })).toBeVisible()
  await expect(dialog.getByRole('radio', { name: /^SEDENA · / })).toBeChecked()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

test('two entries of one person are merged, and namesakes leave the list with the reason', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.review)
  await page.getByRole('tab', { name: new RegExp(`^${spanish.review.parts.data} \\(2\\)`) }).click()
  const rows = page.locator('main tbody tr')
  await expect(rows).toHaveCount(2)
  await keepScreenshot(page, 'issues-es-1280')
  const rosa = rows.filter({ hasText: 'ROSA IBARRA' })
  await rosa.getByRole('button', { name: spanish.review.cures.merge }).click()
  const dialog = page.getByRole('dialog', { name: spanish.merge.title })
  await expect(dialog.getByText(spanish.merge.nothingComes)).toBeVisible()
  // Both are called the same; who entered each, where and when, is said below its name.
  await expect(
    dialog.getByText(/^Lo anotó Ana Torres \(Secretariado Ejecutivo\) el /u),
  ).toHaveCount(2)
  await keepScreenshot(page, 'issues-merge-es-1280')
  await page.keyboard.press('Control+s')
  await expect(rows).toHaveCount(1)
  await rows.getByRole('button', { name: spanish.review.accept, exact: true }).click()
  const reason = page.getByRole('dialog', { name: spanish.review.accept })
  await reason.getByRole('textbox').fill('Son homónimos')
  await expect.poll(() => draftsOnDisk(join(folder, 'register'))).toContain('Son homónimos')
  await page.keyboard.press('Control+s')
  await expect(reason).toHaveCount(0)
  await expect(page.locator('main').getByText(spanish.review.emptyData)).toBeVisible()
  await resizeWindow(program, 1920, 1080)
  await speak(page, 'en')
  await openScreen(page, english.nav.review)
  await page.getByRole('tab', { name: new RegExp(`^${english.review.parts.data} \\(0\\)`) }).click()
  await expect(page.locator('main').getByText(english.review.emptyData)).toBeVisible()
  await keepScreenshot(page, 'issues-en-1920')
})
