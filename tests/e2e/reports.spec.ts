/** An official looks at reports and takes them along, to be edited. */
import { expect, test } from '@playwright/test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import reportWords from '../../resources/locales/reports.es.json' with { type: 'json' }
import { docxText } from '../../src/main/intake/docx/docx-text.ts'
import {
  closeDemonstration,
  openDemonstration,
  type Demonstration,
} from '../support/demonstration.ts'
import { resizeWindow } from '../support/electron.ts'
import { lookAt } from '../support/looking.ts'
import { openScreen } from '../support/navigation.ts'
import { readPdf } from '../support/pdf-reading.ts'

let demonstration: Demonstration

test.beforeAll(async () => {
  demonstration = await openDemonstration('reports')
})

test.afterAll(() => closeDemonstration(demonstration))

test('each report shows its pages, and is a Word file that says the same', async () => {
  const { program, folder } = demonstration
  const { page } = program
  const { dossier, nav, reports } = spanish
  await resizeWindow(program, 1280, 720)
  await openScreen(page, nav.dossier)
  for (const report of ['indicators', 'evidence', 'issues'] as const) {
    await page.getByRole('combobox', { name: reports.kind }).click()
    await page.getByRole('option', { name: reports.kinds[report], exact: true }).click()
    const title = reportWords.lists.titles[report]
    await expect(page.getByRole('img', { name: /^Página 1 de / })).toBeVisible()
    const file = join(folder, `${report}.docx`)
    await chooseTarget(file)
    await page.getByRole('button', { name: dossier.exportDocx }).click()
    await expect(page.getByRole('alert').filter({ hasText: `${report}.docx` })).toBeVisible()
    // It speaks of this file, in the place of the one before.
    await expect(page.getByRole('alert').filter({ hasText: dossier.exported })).toHaveCount(1)
    const text = docxText(readFileSync(file))
    expect(text.ok && text.value).toContain(title)
    await lookAt(page, `report-${report}-es-1280`)
  }
  await page.getByRole('combobox', { name: reports.kind }).click()
  await page.getByRole('option', { name: reports.kinds.letters, exact: true }).click()
  await page.getByRole('combobox', { name: reports.session }).click()
  await page.getByRole('option').filter({ hasText: 'XLI' }).click()
  await page.getByRole('combobox', { name: reports.of.unit }).fill('MX-DUR')
  await page.getByRole('option', { name: 'Durango' }).click()
  await expect(page.getByText(/^Páginas: \d+ · En la lista: 1$/u)).toBeVisible()
  await lookAt(page, 'report-letters-es-1280')
  await page.getByText(reports.papers.a4, { exact: true }).click()
  await expect(page.getByRole('radio', { name: reports.papers.a4 })).toBeChecked()
  await expect(page.getByRole('img', { name: /^Página 1 de / })).toBeVisible()
})

test('a dossier is taken along as Word and as a PDF for archives, on the paper of the screen', async () => {
  const { program, folder } = demonstration
  const { page } = program
  const { actions, dossier, reports } = spanish
  await page.getByRole('combobox', { name: reports.kind }).click()
  await page.getByRole('option', { name: reports.kinds.dossier, exact: true }).click()
  await page.getByRole('combobox', { name: dossier.session }).click()
  await page.getByRole('option').filter({ hasText: 'XLI' }).click()
  await page.getByText(reports.papers.a4, { exact: true }).click()
  await expect(page.getByRole('img', { name: /^Página 1 de / })).toBeVisible()
  const saveTo = (name: string) => chooseTarget(join(folder, name))
  await saveTo('expediente.docx')
  await page.getByRole('button', { name: dossier.exportDocx }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'expediente.docx' })).toBeVisible()
  const text = docxText(readFileSync(join(folder, 'expediente.docx')))
  expect(text.ok && text.value).toContain(reportWords.summary.ruleText)
  await saveTo('expediente.pdf')
  const more = actions.moreOf.replace('{{name}}', dossier.more)
  await lookAt(page, 'report-dossier-es-1280')
  await page.getByRole('button', { name: more }).click()
  await page.getByRole('menuitem', { name: dossier.exportArchive }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'expediente.pdf' })).toBeVisible()
  const { claims } = await readPdf(readFileSync(join(folder, 'expediente.pdf')))
  expect(claims).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
})

test('the reports of all entities are made into a folder, and again without writing any twice', async () => {
  const { program, folder } = demonstration
  const { page } = program
  const { actions, reports } = spanish
  const { batch } = reports
  const out = join(folder, 'entidades')
  await program.application.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [path] }),
    })
  }, out)
  const make = async () => {
    await page.getByRole('button', { name: batch.open, exact: true }).click()
    const asking = page.getByRole('dialog', { name: batch.title })
    await expect(asking.getByRole('combobox', { name: batch.what })).toHaveValue(batch.kinds.entity)
    return asking
  }
  const first = await make()
  await lookAt(page, 'report-batch-es-1280')
  await first.getByRole('button', { name: batch.choose }).click()
  await expect(first.getByText('32 informes están en la carpeta.')).toBeVisible({ timeout: 30_000 })
  await lookAt(page, 'report-batch-done-es-1280')
  expect(readdirSync(out)).toHaveLength(32)
  await first.getByRole('button', { name: actions.close, exact: true }).last().click()
  const second = await make()
  await second.getByRole('button', { name: batch.choose }).click()
  await expect(second.getByText(batch.same_other.replace('{{count}}', '32'))).toBeVisible({
    timeout: 30_000,
  })
  await second.getByRole('button', { name: actions.close, exact: true }).last().click()
})

/** What a person would answer to the system's dialog. */
const chooseTarget = (file: string): Promise<void> =>
  demonstration.program.application.evaluate(({ dialog }, path) => {
    Object.assign(dialog, {
      showSaveDialog: () => Promise.resolve({ canceled: false, filePath: path }),
    })
  }, file)
