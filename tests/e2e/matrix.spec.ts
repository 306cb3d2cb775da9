/** The matrix of agreements by units, and one action on many obligations as one save. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  closeDemonstration,
  openDemonstration,
  type Demonstration,
} from '../support/demonstration.ts'
import { keepScreenshot, resizeWindow, type RunningProgram } from '../support/electron.ts'
import { lookAt } from '../support/looking.ts'
import { openScreen } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'
import { stateSessions } from '../support/state-sessions.ts'

let demonstration: Demonstration
let program: RunningProgram
/** Id of who works. */
let person: string

test.beforeAll(async () => {
  demonstration = await openDemonstration('matrix')
  ;({ program, person } = demonstration)
})

test.afterAll(() => closeDemonstration(demonstration))

const grid = (page: Page): Locator => page.getByRole('grid')
const focused = (page: Page): Locator => page.locator('[role=gridcell]:focus')
const chosen = (page: Page): Locator => page.locator('[role=gridcell][aria-selected=true]')

/** Which row of the grid has the focus, counted as `aria-rowindex` does. */
const focusedRow = async (page: Page): Promise<number> =>
  Number(
    await page
      .getByRole('row')
      .filter({ has: focused(page) })
      .getAttribute('aria-rowindex'),
  )

test('the matrix is walked and chosen from with the keyboard', async () => {
  const { page } = program
  await resizeWindow(program, 1280, 720)
  await openScreen(page, spanish.nav.matrix)
  await expect(grid(page)).toHaveAttribute('aria-colcount', '33')
  await lookAt(page, 'matrix-es-720')
  await grid(page).locator('[tabindex="0"]').focus()
  await expect(focused(page)).toHaveAttribute('aria-label', /^Aguascalientes, /)
  await page.keyboard.press('ArrowRight')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Baja California, /)
  await page.keyboard.press('Control+End')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Zacatecas, /)
  await page.keyboard.press('Control+Home')
  await expect(page.locator('[role=rowheader]:focus')).toBeVisible()
  await page.keyboard.press('End')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Zacatecas, /)
  await page.keyboard.press('Home')
  await expect(page.locator('[role=rowheader]:focus')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await expect(focused(page)).toHaveAttribute('aria-selected', 'true')
  await expect(chosen(page)).toHaveCount(1)
  await page.keyboard.press('Space')
  await expect(chosen(page)).toHaveCount(0)
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(chosen(page)).toHaveCount(4)
  await page.keyboard.press('Escape')
  await expect(chosen(page)).toHaveCount(0)
  await page.keyboard.press('Control+a')
  await expect(page.getByText(/\d+ seleccionadas/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await lookAt(page, 'matrix-cell-es-720')
  await page.keyboard.press('Escape')
  await expect(focused(page)).toBeVisible()
})

test('one report on many cells is previewed and saved at once', async () => {
  const { page } = program
  await page.keyboard.press('Shift+Space')
  await expect(page.getByText('32 seleccionadas')).toBeVisible()
  const actions = page.getByRole('region', { name: spanish.bulk.selection })
  await actions.getByRole('button', { name: spanish.bulk.actions.progress }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox', { name: spanish.progress.narrative })
    .fill('Se remitió el programa anual de prevención.')
  await keepScreenshot(page, 'bulk-progress-es-720')
  await dialog.getByRole('button', { name: spanish.bulk.preview }).click()
  await expect(dialog.getByText('Procede en las 32 obligaciones', { exact: false })).toBeVisible()
  await lookAt(page, 'bulk-preview-es-720')
  await dialog.getByRole('button', { name: 'Guardar en 32 obligaciones' }).click()
  await expect(page.getByText('Se guardó en 32 obligaciones', { exact: false })).toBeVisible()
  await expect(grid(page).getByLabel(/En proceso; Reportado/)).not.toHaveCount(0)
})

test('only the states that never answered are shown when that is asked', async () => {
  const { page } = program
  const answered = grid(page).getByLabel(`; ${spanish.codes.responseCodes.answered}; `)
  const silent = grid(page).getByLabel(`; ${spanish.codes.responseCodes.none}; `)
  await expect(answered).not.toHaveCount(0)
  const filter = page.getByRole('main').getByRole('button', {
    name: spanish.obligations.filterResponse,
  })
  await filter.click()
  const choice = page.getByRole('checkbox', { name: spanish.codes.responseCodes.none })
  await choice.check()
  await expect(answered).toHaveCount(0)
  await expect(silent).not.toHaveCount(0)
  await keepScreenshot(page, 'matrix-response-es-720')
  await choice.uncheck()
  await expect(answered).not.toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(choice).toHaveCount(0)
})

test('what one may not verify is named before anything is saved, and can be left out', async () => {
  const { page } = program
  const actions = page.getByRole('region', { name: spanish.bulk.selection })
  // The row below, which nobody has reported on yet, beside the one of Ana's own reports.
  await grid(page).locator('[tabindex="0"]').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+Space')
  await expect(page.getByText('64 seleccionadas')).toBeVisible()
  await actions.getByRole('button', { name: spanish.bulk.actions.verdict }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: spanish.codes.verdictResults.not_met }).check()
  await dialog.getByRole('textbox', { name: spanish.verdict.reason }).fill('No se acreditó.')
  await dialog.getByRole('button', { name: spanish.bulk.preview }).click()
  await expect(dialog.getByText('No procede en 32 de 64')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Guardar en 64 obligaciones' })).toBeDisabled()
  await keepScreenshot(page, 'bulk-refused-es-720')
  await dialog.getByRole('button', { name: 'Dejar fuera las 32 que no proceden' }).click()
  await dialog.getByRole('button', { name: 'Guardar en 32 obligaciones' }).click()
  await expect(
    page.getByText('Se guardó en 32 obligaciones', { exact: false }).last(),
  ).toBeVisible()
  await expect(grid(page).getByLabel(/No cumplido; Validado/)).not.toHaveCount(0)
})

test('units in general, roomy and in English', async () => {
  const { page } = program
  await resizeWindow(program, 1920, 1080)
  await page.getByText('English', { exact: true }).click()
  await page.getByRole('button', { name: english.matrix.layout }).click()
  await page.getByRole('combobox', { name: english.matrix.density }).click()
  await page.getByRole('option', { name: english.matrix.densities.comfortable }).click()
  await page.keyboard.press('Escape')
  await lookAt(page, 'matrix-en-1080')
  await grid(page)
    .getByLabel(/^Durango, /)
    .nth(4)
    .hover()
  await keepScreenshot(page, 'matrix-card-en-1080')
  await page.getByRole('button', { name: english.matrix.layout }).click()
  await page.getByRole('combobox', { name: english.matrix.columns }).click()
  await page.getByRole('option', { name: english.matrix.columnKinds.units }).click()
  await page.getByRole('combobox', { name: english.matrix.rows, exact: true }).click()
  await page.getByRole('option', { name: english.matrix.rowKinds.clauses }).click()
  await page.keyboard.press('Escape')
  await expect(
    grid(page)
      .getByLabel(/^Executive Secretariat/i)
      .first(),
  ).toBeVisible()
  await keepScreenshot(page, 'matrix-units-en-1080')
})

test('obligations are chosen in their list too', async () => {
  const { page } = program
  await openScreen(page, english.nav.obligations)
  await page.getByRole('checkbox', { name: english.bulk.selectPage }).check()
  await expect(page.getByText('100 selected')).toBeVisible()
  await lookAt(page, 'bulk-list-en-1080')
  const actions = page.getByRole('region', { name: english.bulk.selection })
  await actions.getByRole('button', { name: english.bulk.actions.extension }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: english.extension.to }).fill('2030-12-31')
  await dialog.getByRole('textbox', { name: english.extension.authority }).fill('CNSP')
  await dialog.getByRole('textbox', { name: english.extension.reason }).fill('Presupuesto 2027.')
  await dialog.getByRole('button', { name: english.bulk.preview }).click()
  await expect(dialog.getByRole('table')).toBeVisible()
  await keepScreenshot(page, 'bulk-extension-en-1080')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
})

/** Milliseconds from one frame to the next while the wheel turns. */
async function framesWhileScrolling(page: Page, milliseconds: number): Promise<readonly number[]> {
  const box = await grid(page).boundingBox()
  if (box === null) throw new Error('the matrix is not on screen')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const frames = page.evaluate(
    (duration) =>
      new Promise<readonly number[]>((resolve) => {
        const deltas: number[] = []
        const begun = performance.now()
        let last = begun
        const note = (now: number) => {
          deltas.push(now - last)
          last = now
          if (now - begun < duration) requestAnimationFrame(note)
          else resolve(deltas.slice(1))
        }
        requestAnimationFrame(note)
      }),
    milliseconds,
  )
  const end = Date.now() + milliseconds
  while (Date.now() < end) await page.mouse.wheel(0, 100)
  return frames
}

/** Elements that are made, changed or removed while the grid is scrolled to its end. */
function changesWhileScrolling(page: Page): Promise<number> {
  return grid(page).evaluate(
    (element) =>
      new Promise<number>((resolve) => {
        let seen = 0
        const changes = new MutationObserver((records) => {
          seen += records.length
        })
        changes.observe(element, { subtree: true, childList: true, attributes: true })
        const move = () => {
          const before = element.scrollTop
          element.scrollTop += 200
          if (element.scrollTop === before) resolve(seen + changes.takeRecords().length)
          else requestAnimationFrame(move)
        }
        element.scrollTop = 0
        requestAnimationFrame(move)
      }),
  )
}

test('two hundred agreements by 32 entities are scrolled, which draws nothing anew', async () => {
  const { page } = program
  for (const session of stateSessions(person, 10)) {
    expect(await callFromPage(page, 'capture.accept', session)).toMatchObject({ ok: true })
  }
  await openScreen(page, english.nav.matrix)
  await expect(grid(page)).toHaveAttribute('aria-rowcount', /^2\d\d$/)
  await expect(grid(page).getByText('Acuerdo 1 de la sesión 70')).toBeVisible()
  const frames = (await framesWhileScrolling(page, 1500)).toSorted((a, b) => a - b)
  const at = (share: number) => (frames[Math.floor((frames.length - 1) * share)] ?? 0).toFixed(1)
  process.stdout.write(
    `scrolling 200 × 32: ${frames.length} frames, median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms\n`,
  )
  // All of it, with the demonstration's own, is drawn ahead, so that scrolling makes and changes nothing.
  await expect(grid(page).getByRole('gridcell')).toHaveCount(207 * 32)
  expect(await changesWhileScrolling(page)).toBe(0)
  await grid(page).locator('[tabindex="0"]').focus()
  await page.keyboard.press('Control+End')
  await expect(focused(page)).toHaveAttribute('aria-label', /^Zacatecas, /)
  await expect(focused(page)).toBeInViewport()
  const last = await focusedRow(page)
  await page.keyboard.press('PageUp')
  await expect.poll(() => focusedRow(page)).toBeLessThan(last - 5)
  await expect(focused(page)).toBeInViewport()
  const above = await focusedRow(page)
  await page.keyboard.press('PageDown')
  await expect.poll(() => focusedRow(page)).toBeGreaterThan(above + 5)
  await expect(focused(page)).toBeInViewport()
})
