/** What the window refuses, in which words, and that nothing was saved. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import * as z from 'zod'
import english from '../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../resources/locales/es.json' with { type: 'json' }
import {
  closeDemonstration,
  openDemonstration,
  speak,
  type Demonstration,
} from '../support/demonstration.ts'
import { keepScreenshot, resizeWindow, type RunningProgram } from '../support/electron.ts'
import { openRow, openScreen, rows } from '../support/navigation.ts'
import { callFromPage } from '../support/page-calls.ts'

const savedSchema = z.object({ ok: z.literal(true), value: z.object({ id: z.string() }) })
const latestSchema = z.object({ ok: z.literal(true), value: z.object({ save: z.string() }) })

type Texts = typeof spanish

let demonstration: Demonstration
let program: RunningProgram
/** Id of who works. */
let person: string

const title = 'Acuerdo que se presta a errores'
const number = '70/XLI/16'
const due = '2030-12-31'

test.beforeAll(async () => {
  demonstration = await openDemonstration('refusals')
  ;({ program, person } = demonstration)
  const agreement = await add('agreement', {
    session: 'XLI',
    kind: 'acuerdo',
    number,
    title,
    text: title,
  })
  const fields = { agreement, order: '1', text: title, nature: 'binding', deadline: due }
  const clause = await add('clause', fields)
  // Ana reports on one of the two: of that one she may not be the judge.
  const obligation = await add('obligation', { clause, unit: 'MX-DUR', role: 'obliged' })
  await add('obligation', { clause, unit: 'MX-COL', role: 'obliged' })
  const report = { obligation, claim: 'in_progress', narrative: 'En curso.', percent: null }
  const reported = await callFromPage(program.page, 'progress.record', {
    ...report,
    as: person,
    cutOff: null,
    response: null,
    evidence: [],
  })
  expect(reported).toMatchObject({ ok: true })
  await add('post', { name: 'Titular de pruebas', unit: 'SEMAR', single: 'true' })
})

test.afterAll(() => closeDemonstration(demonstration))

async function add(kind: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const answer = await callFromPage(program.page, 'records.add', { as: person, kind, fields })
  return savedSchema.parse(answer).value.id
}

async function latestSave(): Promise<string> {
  const answer = await callFromPage(program.page, 'saves.latest', { as: person })
  return latestSchema.parse(answer).value.save
}

const panel = (page: Page): Locator => page.getByRole('dialog')
const field = (page: Page, name: string): Locator =>
  panel(page).getByRole('textbox', { name, exact: true })

/** What a sentence of the locale says before it names anything. */
const beginning = (sentence: string): RegExp => {
  const [first = ''] = sentence.split('. ')
  const parts = first.split(/\{\{\w+\}\}/u)
  return new RegExp(parts.map((part) => part.replaceAll(/[()[\]?.*+^$|\\]/gu, '\\$&')).join('.+'))
}

async function openOnly(page: Page, screen: string): Promise<void> {
  await openScreen(page, screen)
  await page.getByRole('main').getByRole('searchbox').fill(title)
}

interface Mistake {
  readonly name: string
  /** Does what an official does by mistake, up to where the window has to say so. */
  readonly make: (page: Page, texts: Texts) => Promise<void>
  readonly sentence: (texts: Texts) => string
  /** The button of a form that cannot be saved as it stands; the others answer when they are to be saved. */
  readonly off?: (texts: Texts) => string
}

const mistakes: readonly Mistake[] = [
  {
    name: 'a unit below itself',
    make: async (page, texts) => {
      await openScreen(page, texts.nav.units)
      await page.getByRole('searchbox', { name: texts.units.search }).fill('SESNSP')
      const unit = page.getByRole('treeitem', { name: /SESNSP$/ })
      await unit.click({ position: { x: 80, y: 12 } })
      await page.getByRole('main').getByRole('button', { name: texts.units.move }).click()
      await panel(page).getByRole('combobox', { name: texts.units.moveUnder }).fill('SESNSP-CNI')
      await page.getByRole('option').click()
      await panel(page).getByLabel(texts.units.moveOn).fill('2026-10-01')
      await panel(page).getByLabel(texts.units.moveOn).press('Tab')
    },
    sentence: ({ errors }) => errors.placement_circular,
    off: ({ units }) => units.moveSave,
  },
  {
    name: 'a term that ends before it begins',
    make: async (page, texts) => {
      await openScreen(page, texts.nav.people)
      await page.getByRole('tab', { name: texts.people.parts.posts }).click()
      await page.getByRole('button', { name: texts.posts.appoint, exact: true }).click()
      await panel(page).getByRole('combobox', { name: texts.kinds.post }).fill('de pruebas')
      await page.getByRole('option', { name: /Titular de pruebas/ }).click()
      await panel(page).getByRole('combobox', { name: texts.kinds.person }).fill('Ana Torres')
      await page.getByRole('option', { name: 'Ana Torres', exact: true }).click()
      await field(page, texts.fields.from).fill('2024-03')
      await field(page, texts.fields.to).fill('2023')
    },
    sentence: ({ errors }) => errors.term_reversed,
    off: ({ posts }) => posts.appointSave,
  },
  {
    name: 'an amount that is none',
    make: async (page, texts) => {
      await openScreen(page, texts.nav.funding)
      await page.getByRole('button', { name: '2017', exact: true }).click()
      await page.getByRole('button', { name: texts.funding.add }).click()
      await panel(page).getByRole('combobox', { name: texts.fields.entity }).fill('Durango')
      await page.getByRole('option').first().click()
      await field(page, texts.fields.federalAmount).fill('cien pesos')
    },
    sentence: ({ errors }) => errors.amount_invalid,
  },
  {
    name: 'an agreement that leads to itself, in the words of its own number',
    make: async (page, texts) => {
      await openOnly(page, texts.nav.obligations)
      await expect(rows(page, '')).toHaveCount(2)
      await openRow(page, rows(page, '').first())
      await page.getByRole('navigation').getByRole('button', { name: number }).click()
      await page.getByRole('button', { name: texts.lineage.add }).click()
      await panel(page).getByLabel(texts.lineage.other).fill(number)
      // It is not offered: only the words are left.
      await expect(panel(page).getByRole('radio')).toHaveCount(1)
    },
    sentence: ({ errors }) => errors.link_to_itself,
  },
  {
    name: 'an extension to an earlier day',
    make: async (page, texts) => {
      await openOnly(page, texts.nav.obligations)
      await expect(rows(page, '')).toHaveCount(2)
      await openRow(page, rows(page, 'Colima'))
      const more = texts.actions.moreOf.replace('{{name}}', 'Colima')
      await page.getByRole('main').getByRole('button', { name: more }).click()
      await page.getByRole('menuitem', { name: texts.obligations.addExtension }).click()
      await field(page, texts.extension.to).fill('2030-01-01')
      await field(page, texts.extension.authority).fill('CNSP')
      await field(page, texts.extension.reason).fill('Se adelanta.')
    },
    sentence: ({ errors }) => errors.extension_not_later,
  },
  {
    name: 'a verdict on many, one of them one’s own work',
    make: async (page, texts) => {
      await openOnly(page, texts.nav.obligations)
      await expect(rows(page, '')).toHaveCount(2)
      await page.getByRole('main').locator('thead').getByRole('checkbox').check()
      const actions = page.getByRole('region', { name: texts.bulk.selection })
      await actions.getByRole('button', { name: texts.bulk.actions.verdict }).click()
      await panel(page).getByRole('radio', { name: texts.codes.verdictResults.not_met }).check()
      await field(page, texts.verdict.reason).fill('No se acreditó.')
      await panel(page).getByRole('button', { name: texts.bulk.preview }).click()
      // All or nothing, and the row that stands in the way is named.
      const row = panel(page).getByRole('row').filter({ hasText: 'Durango' })
      await expect(row).toContainText(beginning(texts.errors.verdict_own_work))
    },
    sentence: ({ errors }) => errors.verdict_own_work,
    off: ({ bulk }) => bulk.confirm_other.replace('{{count}}', '2'),
  },
]

/** In English those that are made oftenest: which sentences there are in both languages is a test of the locales. */
for (const [language, texts, width, height, made] of [
  ['es', spanish, 1280, 720, mistakes],
  ['en', english, 1920, 1080, mistakes.slice(-2)],
] as const) {
  test(`each mistake is told in a sentence, and nothing is saved (${language})`, async () => {
    const { page } = program
    await resizeWindow(program, width, height)
    await speak(page, language, person)
    const before = await latestSave()
    for (const [place, mistake] of made.entries()) {
      await test.step(mistake.name, async () => {
        await mistake.make(page, texts)
        const off = mistake.off?.(texts)
        if (off === undefined) await page.keyboard.press('Control+s')
        const said = panel(page)
          .getByText(beginning(mistake.sentence(texts)))
          .first()
        await expect(said).toBeVisible()
        if (off !== undefined) {
          await expect(panel(page).getByRole('button', { name: off })).toBeDisabled()
          await page.keyboard.press('Control+s')
        }
        await keepScreenshot(page, `refused-${place + 1}-${language}`)
        await page.keyboard.press('Escape')
        await expect(panel(page)).toHaveCount(0)
        expect(await latestSave()).toBe(before)
      })
    }
  })
}
