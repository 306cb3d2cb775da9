/** The main job in the window: from a communiqué to a dossier, by two people. */
import { expect, test, type Page } from '@playwright/test'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { root } from '../../scripts/setup/paths.ts'
import { dropFiles } from '../support/drop-files.ts'
import {
  keepScreenshot,
  launchProgram,
  resizeWindow,
  type RunningProgram,
} from '../support/electron.ts'
import { openScreen } from '../support/navigation.ts'

let folder: string
let program: RunningProgram
let page: Page
let attendance: string

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-main-job-'))
  attendance = join(folder, 'lista de asistencia.csv')
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  ;({ page } = program)
  await resizeWindow(program, 1280, 720)
})

test.afterAll(async () => {
  await program.application.close()
  rmSync(folder, { recursive: true })
})

/** What the person would choose in the system's dialogs. */
async function answerDialogs(open: string, save: string): Promise<void> {
  await program.application.evaluate(
    ({ dialog }, paths) => {
      Object.assign(dialog, {
        showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [paths.open] }),
        showSaveDialog: () => Promise.resolve({ canceled: false, filePath: paths.save }),
      })
    },
    { open, save },
  )
}

const row = (name: string) => page.locator('[data-row-open]').filter({ hasText: name }).first()
const status = () => page.getByRole('region', { name: 'Cumplimiento' })

const dropZone = () => page.locator('.mantine-Dropzone-root')

/** A picture dragged out of a page is a file without a place on the disk. */
async function dropFromPage(name: string): Promise<void> {
  const transfer = await page.evaluateHandle((fileName) => {
    const made = new DataTransfer()
    made.items.add(new File(['x'], fileName))
    return made
  }, name)
  await dropZone().dispatchEvent('drop', { dataTransfer: transfer })
}

async function workAs(name: string): Promise<void> {
  await page.getByRole('button', { name: /Trabaja: / }).click()
  await page.getByRole('menuitem', { name }).click()
  await expect(page.getByRole('button', { name: `Trabaja: ${name}` })).toBeVisible()
}

test('an office follows an agreement from its communiqué to the dossier', async () => {
  await test.step('the office creates its register', async () => {
    await page.getByLabel('Oficina').fill('Dirección General de Seguimiento')
    await page.getByLabel('Su nombre').fill('Ana Torres')
    await page.getByRole('button', { name: 'Crear el registro' }).click()
    await expect(page.getByRole('heading', { name: 'Sesiones', level: 1 })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Trabaja: Ana Torres' })).toBeVisible()
  })

  await test.step('a second person joins the office', async () => {
    await openScreen(page, spanish.nav.people)
    await page.getByLabel('Nombre completo').fill('Luis Mora')
    await page.keyboard.press('Control+S')
    await expect(
      page.getByRole('button', { name: 'Trabajar con este nombre: Luis Mora' }),
    ).toBeVisible()
  })

  await test.step('the communiqué becomes drafts beside its text', async () => {
    await answerDialogs(join(root, 'tests', 'documents', 'communique-en.txt'), '')
    await openScreen(page, spanish.nav.capture)
    await page.getByRole('button', { name: 'Elegir archivo…' }).click()
    await expect(page.getByRole('heading', { name: 'communique-en.txt' })).toBeVisible()
    await expect(page.getByRole('article')).toHaveCount(10)
    await expect(page.getByRole('combobox', { name: 'Órgano' })).toHaveValue(
      'Consejo Nacional de Seguridad Pública',
    )
    await expect(page.getByLabel('Número de sesión')).toHaveValue('46 (XLVI)')
    await expect(page.getByRole('heading', { name: 'Lo que no se entendió' })).toBeVisible()
    await keepScreenshot(page, 'main-job-capture')
  })

  await test.step('a field and the phrase that gave it point to each other', async () => {
    const phrase = page.locator('mark[data-phrase="deadline"][data-active="true"]').first()
    await page.getByRole('combobox', { name: 'Plazo' }).nth(2).focus()
    await expect(phrase).toHaveAttribute('data-lit', 'true')
    await page.getByRole('textbox', { name: 'Título' }).focus()
    await expect(phrase).toHaveAttribute('data-lit', 'false')
    await phrase.hover()
    await expect(page.locator('[data-lit="deadline"]')).toBeVisible()
  })

  await test.step('drafts are divided, moved and put together again by keyboard', async () => {
    const words = page.getByRole('textbox', { name: 'Texto íntegro' })
    await words.focus()
    await page.keyboard.press('Control+Home')
    for (let word = 0; word < 6; word += 1) await page.keyboard.press('Control+ArrowRight')
    await page.getByRole('button', { name: 'Dividir el borrador 1 donde' }).press('Enter')
    await expect(page.getByRole('article')).toHaveCount(11)
    await page.getByRole('button', { name: 'Bajar el borrador 1' }).press('Enter')
    await expect(page.getByRole('button', { name: 'Subir el borrador 2' })).toBeEnabled()
    await keepScreenshot(page, 'main-job-capture-tools')
    await page.getByRole('button', { name: 'Subir el borrador 2' }).press('Enter')
    await page.getByRole('article').nth(1).getByRole('button').first().click()
    await page.getByRole('button', { name: 'Unir el borrador 2 al 1' }).press('Enter')
    await expect(page.getByRole('article')).toHaveCount(10)
  })

  await test.step('the official corrects a title and leaves one draft out', async () => {
    await page.getByLabel('Título').fill('Protocolo de primer respondiente')
    await page.getByLabel('Incluir el borrador 10').uncheck()
    await expect(page.getByText('9 de 10 incluidos')).toBeVisible()
    await page.getByRole('button', { name: 'Aceptar y guardar' }).click()
    await expect(page.getByRole('heading', { name: 'Documento capturado' })).toBeVisible()
    await expect(page.locator('[data-row-open]')).toHaveCount(9)
    await keepScreenshot(page, 'main-job-accepted')
  })

  await test.step('one sentence about the states is 32 obligations', async () => {
    await row('Protocolo de primer respondiente').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Protocolo de primer respondiente',
    )
    await expect(page.getByText('1–32 de 32')).toBeVisible()
    await row('Aguascalientes').click()
    await expect(page.getByRole('heading', { name: 'Aguascalientes', level: 1 })).toBeVisible()
    await expect(status()).toContainText('Sin iniciar')
  })

  await test.step('nothing is met before there is an evidence file', async () => {
    await page.getByRole('button', { name: 'Dictaminar' }).click()
    await expect(page.getByRole('radio', { name: 'Cumplido', exact: true })).toBeDisabled()
    await expect(page.getByText('falta un archivo de evidencia')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('Ana reports progress with an evidence file', async () => {
    const evidence = join(folder, 'oficio-123.pdf')
    writeFileSync(evidence, '%PDF-1.4 oficio')
    writeFileSync(attendance, 'nombre;turno\n')
    const nothing = join(folder, 'vacío.pdf')
    writeFileSync(nothing, '')
    await answerDialogs(evidence, '')
    await page.getByRole('button', { name: 'Registrar avance' }).click()
    await expect(page.getByText('Si registra este avance no podrá dictaminar')).toBeVisible()
    await keepScreenshot(page, 'main-job-reporting-first')
    await page.getByRole('button', { name: 'Guardar avance' }).click()
    await expect(page.getByText('Describa lo que se hizo.')).toBeVisible()
    await page.getByLabel('Qué se hizo').fill('Se capacitó a 1,200 policías.')
    await page.getByRole('button', { name: 'Elegir archivos…' }).click()
    await page.getByLabel('Número de oficio de oficio-123.pdf').fill('SSP/123/2021')
    await page.getByLabel('Páginas de oficio-123.pdf').fill('12')
    await page.getByLabel('Copia digitalizada: oficio-123.pdf').check()
    await dropFiles(page, dropZone(), [attendance, nothing])
    await expect(page.getByLabel('Fecha de lista de asistencia.csv')).toBeVisible()
    await page.getByRole('button', { name: 'Agregar un enlace' }).click()
    await page.getByLabel('Enlace a la publicación').fill('www.gob.mx/acta')
    await keepScreenshot(page, 'main-job-progress')
  })

  await test.step('what cannot be evidence is refused by its name, and nothing is saved', async () => {
    await page.keyboard.press('Control+S')
    await expect(page.getByText('Escriba la dirección completa')).toBeVisible()
    await page.getByLabel('Enlace a la publicación').fill('https://www.gob.mx/acta')
    await page.keyboard.press('Control+S')
    await expect(page.getByText('El archivo «vacío.pdf» está vacío.')).toBeVisible()
    await page.getByRole('button', { name: 'Quitar vacío.pdf' }).click()
    await dropFromPage('captura de pantalla.png')
    const taken = page.getByRole('button', { name: 'Quitar captura de pantalla.png' })
    await expect(taken).toBeVisible()
    await page.keyboard.press('Control+S')
    const refused = page.getByText('No se encontró el archivo «captura de pantalla.png»')
    await expect(refused).toBeVisible()
    await keepScreenshot(page, 'main-job-file-refused')
    await taken.click()
  })

  await test.step('the report is kept with what was chosen and what was dropped', async () => {
    await page.keyboard.press('Control+S')
    const saved = page.getByRole('alert').filter({ hasText: 'Avance guardado con 3 evidencias' })
    await expect(saved.getByRole('button', { name: 'Cerrar' })).toBeVisible()
    await expect(status()).toContainText('Reportado')
    await expect(page.getByText('SSP/123/2021')).toBeVisible()
    await expect(page.getByText('12 páginas · Copia digitalizada')).toBeVisible()
    await expect(page.getByText('https://www.gob.mx/acta')).toBeVisible()
    await expect(page.getByText('lista de asistencia.csv')).toBeVisible()
    const sha256 = createHash('sha256').update(readFileSync(attendance)).digest('hex')
    const kept = join(folder, 'register', 'attachments', sha256.slice(0, 2), sha256)
    expect(readFileSync(kept)).toEqual(readFileSync(attendance))
  })

  await test.step('Ana may not judge her own report', async () => {
    await page.getByRole('button', { name: 'Dictaminar' }).click()
    await expect(page.getByText('Esta persona no puede dictaminar aquí')).toBeVisible()
    await expect(page.getByText('Debe dictaminar otra persona.')).toBeVisible()
    await expect(page.getByRole('radio', { name: 'No cumplido' })).toBeDisabled()
    await expect(page.getByLabel('Motivo')).toBeDisabled()
    await expect(page.getByRole('button', { name: 'Emitir dictamen' })).toBeDisabled()
    await page.keyboard.press('Control+S')
    await expect(page.getByText('Escriba el motivo del dictamen.')).toBeHidden()
    await keepScreenshot(page, 'main-job-gate')
    await page.keyboard.press('Escape')
  })

  await test.step('Luis determines that it is met', async () => {
    await workAs('Luis Mora')
    await page.getByRole('button', { name: 'Dictaminar' }).click()
    await page.getByRole('radio', { name: 'Cumplido', exact: true }).check()
    await page.getByLabel('Fecha en que se cumplió').fill('15/6/2021')
    await page.getByLabel('Motivo').fill('Las constancias acreditan la capacitación.')
    await keepScreenshot(page, 'main-job-verdict')
    await page.keyboard.press('Control+S')
    await expect(page.getByText('Dictamen emitido: Cumplido')).toBeVisible()
    await expect(status()).toContainText('Validado')
    await expect(status()).toContainText('Cumplida el 15 jun 2021')
    await keepScreenshot(page, 'main-job-obligation')
  })

  await test.step('Luis is told that reporting here would undo his verdict', async () => {
    await page.getByRole('button', { name: 'Registrar avance' }).click()
    await expect(page.getByText('su dictamen dejará de contar')).toBeVisible()
    await keepScreenshot(page, 'main-job-reporting-cost')
    await page.keyboard.press('Escape')
  })

  await test.step('the count of the agreement follows', async () => {
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(row('Aguascalientes')).toBeVisible()
    const line = page.getByRole('row').filter({ hasText: 'Aguascalientes' })
    await expect(line).toContainText('Cumplido')
    await expect(line).toContainText('Validado')
  })

  await test.step('the dossier is previewed and saved as PDF and XLSX', async () => {
    await openScreen(page, spanish.nav.dossier)
    await page.getByRole('combobox', { name: 'Sesión' }).click()
    await page.getByRole('option', { name: /XLVI sesión ordinaria/ }).click()
    const first = page.getByRole('img', { name: /^Página 1 de / })
    await expect(first).toBeVisible()
    await expect
      .poll(() =>
        first.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth),
      )
      .toBeGreaterThan(0)
    await keepScreenshot(page, 'main-job-dossier')
    for (const [name, file, start] of [
      ['Exportar PDF', 'informe.pdf', '%PDF-'],
      ['Exportar XLSX', 'informe.xlsx', 'PK'],
    ] as const) {
      await answerDialogs('', join(folder, file))
      await page.getByRole('button', { name }).click()
      await expect(page.getByText(join(folder, file))).toBeVisible()
      const bytes = readFileSync(join(folder, file))
      expect(bytes.subarray(0, start.length).toString('latin1')).toBe(start)
      expect(bytes.length).toBeGreaterThan(5000)
    }
  })
})
