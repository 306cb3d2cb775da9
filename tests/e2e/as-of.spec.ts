/** The window shows the register as it was known: a cut-off is made, work goes on, and the two are compared. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import * as z from 'zod'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { cutoffFileSchema } from '../../src/contract/cutoff-vector.ts'
import {
  closeDemonstration,
  openDemonstration,
  speak,
  type Demonstration,
} from '../support/demonstration.ts'
import { resizeWindow, type RunningProgram } from '../support/electron.ts'
import { lookAt } from '../support/looking.ts'
import { openScreen } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'

const listedSchema = z.object({
  ok: z.literal(true),
  value: z.object({ total: z.int(), rows: z.array(z.looseObject({ id: z.string() })) }),
})
const refusedSchema = z.object({ ok: z.literal(false), error: z.object({ code: z.string() }) })

let demonstration: Demonstration
let program: RunningProgram
/** Id of who works. */
let person: string

test.beforeAll(async () => {
  demonstration = await openDemonstration('as-of')
  ;({ program, person } = demonstration)
})

test.afterAll(() => closeDemonstration(demonstration))

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
  await expect(page.getByText('Capturada dos veces').first()).toBeVisible()
  // The obligation as a record too: the field, what it says now, and who saved it.
  const records = page.getByRole('region', { name: cutoffs.records })
  await records.getByText(`${spanish.kinds.obligation} (1)`).click()
  await expect(records.getByText(cutoffs.recordChanged.withdrawn, { exact: true })).toBeVisible()
  await expect(records.getByText(`${spanish.fields.withdrawn}: Capturada dos veces`)).toBeVisible()
  const undo = page.getByRole('button', { name: spanish.undo.action, exact: true })
  await expect(undo).toBeVisible()
  await lookAt(page, 'cutoffs-difference-es-1280')

  // Its file, for another office; here it is taken in as its own.
  const file = join(demonstration.folder, 'corte.json')
  await program.application.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath: path }),
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [path] }),
    })
  }, file)
  const exportOf = cutoffs.exportOf.replace('{{name}}', 'Informe a la XLI sesión')
  await page.getByRole('button', { name: exportOf }).click()
  await expect(page.getByText(cutoffs.exported)).toBeVisible()
  await page.getByRole('button', { name: cutoffs.chooseFile }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText(cutoffs.complete)).toBeVisible()
  await dialog.getByRole('button', { name: cutoffs.takeIn }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByText(cutoffs.origins.own)).toBeVisible()

  // The same with commits that never came here.
  const cut = cutoffFileSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  const [known] = cut.vector.heads
  if (known === undefined) throw new Error('nothing was frozen')
  const lacked = {
    ...known,
    partition: `agreement:${'e'.repeat(32)}`,
    sequence: 3,
    hash: 'e'.repeat(64),
  }
  const heads = [...cut.vector.heads, lacked]
  writeFileSync(file, JSON.stringify({ ...cut, vector: { ...cut.vector, heads } }))
  await page.getByRole('button', { name: cutoffs.chooseFile }).click()
  await expect(dialog.getByText(cutoffs.holds.agreement)).toBeVisible()
  await lookAt(page, 'cutoffs-lacking-es-1280')
  await expect(dialog.getByRole('button', { name: cutoffs.takeIn })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.getByRole('button', { name: cutoffs.see }).click()
  const banner = page.getByText('Se muestra el corte «Informe a la XLI sesión»')
  await expect(banner).toBeVisible()
  await expect(undo).toBeHidden()
  await openScreen(page, spanish.nav.obligations)
  await expect(banner).toBeVisible()
  await expect(page.getByText(new RegExp(`\\b${total}\\b`)).first()).toBeVisible()
  await lookAt(page, 'as-of-obligations-es-1280')

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
  await speak(page, 'en', person)
  await resizeWindow(program, 1920, 1080)
  await openScreen(page, english.nav.cutoffs)
  await expect(page.getByText('Capturada dos veces').first()).toBeVisible()
  await lookAt(page, 'cutoffs-difference-en-1920')
  await page.getByRole('button', { name: english.cutoffs.see }).click()
  await openScreen(page, english.nav.sessions)
  await expect(page.getByText('Nothing can be saved')).toBeVisible()
  await lookAt(page, 'as-of-sessions-en-1920')
  // A form that stands in a screen says it too; those that open are not opened.
  await openScreen(page, english.nav.people)
  const main = page.getByRole('main')
  await expect(main.getByRole('button', { name: english.people.add })).toBeDisabled()
  await expect(main.getByText(english.knownAt.readOnly)).toBeVisible()
  await page.keyboard.press('Alt+0')
  await expect(page.getByText('Nothing can be saved')).toBeHidden()
})
