/** The window shows the register as it was known: a cut-off is made, work goes on, and the two are compared. */
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
const listedSchema = z.object({
  ok: z.literal(true),
  value: z.object({ total: z.int(), rows: z.array(z.looseObject({ id: z.string() })) }),
})
const refusedSchema = z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) })

let folder: string
let program: RunningProgram
let person: string

const useLanguage = async (page: Page, language: 'es' | 'en'): Promise<void> => {
  await page.evaluate(
    (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
    { language, person },
  )
  await page.reload()
}

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-as-of-'))
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  const created = createdSchema.parse(
    await callFromPage(program.page, 'register.create', {
      office: 'Secretariado Ejecutivo',
      person: 'Ana Torres',
      demonstration: true,
    }),
  )
  person = created.value.person
  await useLanguage(program.page, 'es')
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
    .exclude('.mantine-Notifications-root')
    .analyze()
  expect
    .soft(
      violations.map(({ id, nodes }) => ({ id, nodes: nodes.length })),
      name,
    )
    .toEqual([])
}

test('a cut-off is made, shown and compared; the past cannot be changed', async () => {
  const { page } = program
  const { cutoffs, knownAt } = spanish
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.cutoffs)
  await expect(page.getByText(cutoffs.empty)).toBeVisible()
  await page.getByLabel(cutoffs.name).fill('Informe a la XLI sesión')
  await page.getByRole('button', { name: cutoffs.make }).click()
  await expect(page.getByRole('button', { name: cutoffs.see })).toBeVisible()

  const listed = listedSchema.parse(
    await callFromPage(page, 'records.list', { kind: 'obligations', limit: 1 }),
  )
  const { total } = listed.value
  const obligation = listed.value.rows[0]?.id ?? ''
  await callFromPage(page, 'records.withdraw', {
    as: person,
    id: obligation,
    reason: 'Capturada dos veces',
  })
  await expect(page.getByText('Capturada dos veces')).toBeVisible()
  await look(page, 'cutoffs-difference-es-1280')

  await page.getByRole('button', { name: cutoffs.see }).click()
  const banner = page.getByText('Se muestra el corte «Informe a la XLI sesión»')
  await expect(banner).toBeVisible()
  await openScreen(page, spanish.nav.obligations)
  await expect(banner).toBeVisible()
  await expect(page.getByText(new RegExp(`\\b${total}\\b`)).first()).toBeVisible()
  await look(page, 'as-of-obligations-es-1280')

  // Whatever a form of the page might try.
  const refused = refusedSchema.parse(
    await callFromPage(page, 'records.withdraw', {
      as: person,
      id: obligation,
      reason: 'Otra vez',
      cutoff: 'Informe a la XLI sesión',
    }),
  )
  expect(refused.error.code).toBe('past_is_read_only')

  await page.keyboard.press('Alt+0')
  await expect(banner).toBeHidden()
  await expect(page.getByText(new RegExp(`\\b${total - 1}\\b`)).first()).toBeVisible()
  await expect(
    page.getByRole('button', { name: knownAt.label.replace('{{state}}', knownAt.today) }),
  ).toBeVisible()
})

test('in English and on a large window it looks as well', async () => {
  const { page } = program
  await useLanguage(page, 'en')
  await resizeWindow(program, 1920, 1080)
  await openScreen(page, english.nav.cutoffs)
  await expect(page.getByText('Capturada dos veces')).toBeVisible()
  await look(page, 'cutoffs-difference-en-1920')
  await page.getByRole('button', { name: english.cutoffs.see }).click()
  await openScreen(page, english.nav.sessions)
  await expect(page.getByText('Nothing can be saved')).toBeVisible()
  await look(page, 'as-of-sessions-en-1920')
  await page.keyboard.press('Alt+0')
  await expect(page.getByText('Nothing can be saved')).toBeHidden()
})
