/** Whatever can be captured twice is merged from its own menu, and one undo makes two of it again. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import { speak } from '../support/demonstration.ts'
import {
  keepScreenshot,
  launchProgram,
  resizeWindow,
  type RunningProgram,
} from '../support/electron.ts'
import { openRow, openScreen, openSession, rows } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'

const createdSchema = z.object({ ok: z.literal(true), value: z.object({ person: z.string() }) })
const addedSchema = z.object({ ok: z.literal(true), value: z.object({ id: z.string() }) })
const fieldsSchema = z.object({
  ok: z.literal(true),
  value: z.object({ fields: z.record(z.string(), z.object({ value: z.unknown() })) }),
})

let folder: string
let program: RunningProgram
let person: string

async function add(
  kind: string,
  fields: Readonly<Record<string, string | number>>,
): Promise<string> {
  const answer = await callFromPage(program.page, 'records.add', { as: person, kind, fields })
  if (!answer.ok) throw new Error(`${kind}: ${JSON.stringify(answer.error)}`)
  return addedSchema.parse(answer).value.id
}

const valueOf = async (id: string, field: string): Promise<unknown> =>
  fieldsSchema.parse(await callFromPage(program.page, 'records.get', { id })).value.fields[field]
    ?.value

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acuerdos-merging-'))
  program = await launchProgram({
    userDataFolder: join(folder, 'user'),
    arguments: ['--register', join(folder, 'register')],
  })
  const created = await callFromPage(program.page, 'register.create', {
    office: 'Secretariado Ejecutivo',
    person: 'Ana Torres',
    demonstration: false,
  })
  person = createdSchema.parse(created).value.person
  await resizeWindow(program, 1280, 720)
})

test.afterAll(async () => {
  await program.application.close()
  rmSync(folder, { recursive: true })
})

const rowSaying = (page: Page, text: string | RegExp): Locator =>
  page
    .getByRole('main')
    .getByRole('row')
    .filter({ hasText: text })
    .locator('[data-row-open]')
    .first()

const inSession = (roman: string) => (page: Page) => openSession(page, roman)

/** Of two entries the first stays; it lacks what `fills` says, and the second has it. */
interface CapturedTwice {
  readonly kept: string
  readonly duplicate: string
  readonly fills: Readonly<Record<string, unknown>>
  readonly open: (page: Page) => Promise<void>
  readonly item: string
  /** By what the other is looked for, and how the dialog calls it. */
  readonly search: string
  readonly other: RegExp
}

async function capturedTwice(): Promise<Readonly<Record<string, CapturedTwice>>> {
  const { from, fromBody } = spanish.merge
  const council = { kind: 'council' }
  const body = await add('body', { ...council, code: 'CE-A', name: 'Consejo Estatal de Durango' })
  const sameBody = await add('body', { ...council, code: 'CE-B', name: 'Consejo de Durango' })
  const ordinary = { type: 'ordinary', body }
  const session = await add('session', { ...ordinary, ordinal: 71, roman: 'LXXI' })
  const sameSession = await add('session', {
    ...ordinary,
    ordinal: 72,
    roman: 'LXXII',
    venue: 'Palacio de Gobierno',
  })
  const matter = { session, kind: 'acuerdo', text: 'Se instala la mesa de coordinación.' }
  const agreement = await add('agreement', { ...matter, title: 'Mesa de coordinación' })
  const sameAgreement = await add('agreement', {
    ...matter,
    title: 'Mesa de coordinación estatal',
    legalBasis: 'LGSNSP, art. 14',
  })
  const bound = async (of: string, verifier: Readonly<Record<string, string>>) => {
    const clause = { agreement: of, order: 1, text: 'Instalar la mesa.', nature: 'binding' }
    const id = await add('clause', clause)
    return add('obligation', { clause: id, unit: 'MX-DUR', role: 'obliged', ...verifier })
  }
  await bound(sameAgreement, {})
  const matterOfTwo = await add('agreement', { ...matter, title: 'Dos veces obligada' })
  const clause = await add('clause', {
    agreement: matterOfTwo,
    order: 1,
    text: 'Informar cada mes.',
    nature: 'binding',
  })
  const bind = { clause, unit: 'MX-SON', role: 'obliged' }
  const obligation = await add('obligation', bind)
  const sameObligation = await add('obligation', {
    ...bind,
    unit: 'MX-SIN',
    verifier: person,
  })
  const eva = await add('person', { name: 'Eva Luz Prado' })
  const sameEva = await add('person', { name: 'Eva L. Prado', email: 'eva@example.mx' })
  const unit = { kind: 'other' }
  const office = await add('unit', { ...unit, code: 'MESA-1', name: 'Mesa Uno' })
  const sameOffice = await add('unit', {
    ...unit,
    code: 'MESA-2',
    name: 'Mesa Dos',
    abbreviation: 'M2',
  })
  const rate = await add('indicator', { name: 'Llamadas falsas' })
  const sameRate = await add('indicator', { name: 'Llamadas improcedentes', definition: 'Al 911.' })
  const fund = { fund: 'FONDO-X', year: 2031 }
  const money = await add('funding', fund)
  const sameMoney = await add('funding', {
    ...fund,
    programme: 'Mesas',
    federalAmount: 900,
    stateShare: 300,
    exercised: 450,
  })
  return {
    person: {
      kept: eva,
      duplicate: sameEva,
      fills: { email: 'eva@example.mx' },
      open: (page) => openScreen(page, spanish.nav.people),
      item: from,
      search: 'Eva',
      other: /^Eva L\. Prado/u,
    },
    unit: {
      kept: office,
      duplicate: sameOffice,
      fills: { abbreviation: 'M2' },
      open: async (page) => {
        await openScreen(page, spanish.nav.units)
        await page.getByRole('searchbox', { name: spanish.units.search }).fill('Mesa Uno')
        await page.getByRole('treeitem', { name: /Mesa Uno/u }).click()
      },
      item: from,
      search: 'Mesa Dos',
      other: /^MESA-2/u,
    },
    indicator: {
      kept: rate,
      duplicate: sameRate,
      fills: { definition: 'Al 911.' },
      open: async (page) => {
        await openScreen(page, spanish.nav.indicators)
        await openRow(page, rows(page, 'Llamadas falsas'))
      },
      item: from,
      search: 'improcedentes',
      other: /improcedentes/u,
    },
    funding: {
      kept: money,
      duplicate: sameMoney,
      fills: { federalAmount: 900, stateShare: 300, exercised: 450, programme: 'Mesas' },
      open: async (page) => {
        await openScreen(page, spanish.nav.funding)
        await page.getByRole('combobox', { name: spanish.fields.fund }).click()
        await page.getByRole('option', { name: 'FONDO-X' }).click()
        await page.getByRole('button', { name: '2031', exact: true }).click()
        await openRow(page, rows(page, '').filter({ hasNotText: 'Mesas' }).first())
      },
      item: from,
      search: 'FONDO-X',
      other: /^FONDO-X 2031 · .* · Mesas/u,
    },
    obligation: {
      kept: obligation,
      duplicate: sameObligation,
      fills: { verifier: person },
      open: async (page) => {
        await openSession(page, 'LXXI')
        await openRow(page, rowSaying(page, 'Dos veces obligada'))
        await openRow(page, rowSaying(page, 'Sonora'))
      },
      item: from,
      search: 'Sinaloa',
      other: /Sinaloa/u,
    },
    agreement: {
      kept: agreement,
      duplicate: sameAgreement,
      fills: { legalBasis: 'LGSNSP, art. 14' },
      open: async (page) => {
        await openSession(page, 'LXXI')
        await openRow(page, rowSaying(page, /Mesa de coordinación(?! estatal)/u))
      },
      item: from,
      search: 'coordinación estatal',
      other: /Mesa de coordinación estatal/u,
    },
    session: {
      kept: session,
      duplicate: sameSession,
      fills: { venue: 'Palacio de Gobierno' },
      open: inSession('LXXI'),
      item: from,
      search: 'LXXII',
      other: /LXXII/u,
    },
    body: {
      kept: body,
      duplicate: sameBody,
      fills: {},
      open: inSession('LXXI'),
      item: fromBody,
      search: 'Consejo de Durango',
      other: /Consejo de Durango/u,
    },
  }
}

const moreButton = (page: Page): Locator =>
  page.getByRole('main').getByRole('button', { name: /^Más acciones/u })

test('from the menu of each kind two entries become one, nothing is lost, and undo parts them', async () => {
  const { page } = program
  const entries = await capturedTwice()
  await speak(page, 'es', person)
  for (const [kind, entry] of Object.entries(entries)) {
    await test.step(kind, async () => {
      await entry.open(page)
      const more =
        kind === 'person' ? moreButton(page).and(page.getByLabel('Eva Luz')) : moreButton(page)
      await more.first().click()
      await page.getByRole('menuitem', { name: entry.item, exact: true }).click()
      const dialog = page.getByRole('dialog', { name: spanish.merge.title })
      await dialog.getByLabel(spanish.merge.pick).fill(entry.search)
      await dialog.getByRole('radio', { name: entry.other }).first().check()
      await dialog.getByRole('button', { name: spanish.actions.continue }).click()
      // The other entry goes: the one whose menu was opened stays.
      const survivors = dialog.getByRole('radiogroup', { name: spanish.merge.survivor })
      await survivors.getByRole('radio').last().check()
      const action = dialog.getByRole('button', { name: spanish.merge.action })
      const doubt = dialog.getByLabel(spanish.merge.confirm)
      await expect(action.and(page.locator(':enabled')).or(doubt).first()).toBeVisible()
      if (await doubt.isVisible()) await doubt.check()
      if (kind === 'funding') await keepScreenshot(page, 'merging-funding-es-1280')
      await action.click()
      await expect(dialog).toHaveCount(0)
      expect(await valueOf(entry.duplicate, 'duplicateOf')).toBe(entry.kept)
      for (const [field, value] of Object.entries(entry.fills)) {
        expect(await valueOf(entry.kept, field), `${kind}.${field}`).toEqual(value)
      }
      await page.locator('h1').click()
      await page.keyboard.press('Control+z')
      const undo = page.getByRole('dialog', { name: spanish.undo.title })
      await undo.getByRole('button', { name: spanish.undo.action }).click()
      await expect(undo).toHaveCount(0)
      expect(await valueOf(entry.duplicate, 'duplicateOf')).toBeFalsy()
      for (const field of Object.keys(entry.fills)) {
        expect(await valueOf(entry.kept, field), `${kind}.${field}`).toBeFalsy()
      }
    })
  }
})
