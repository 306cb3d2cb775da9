/** Ways through the window that do not depend on the order of its entries, each waiting until one has arrived. */
import { expect, type Locator, type Page } from '@playwright/test'
import spanish from '../../resources/locales/es.json' with { type: 'json' }

/** Opens a main screen by what the navigation calls it. */
export async function openScreen(page: Page, name: string): Promise<void> {
  const entry = page.locator('nav').first().getByRole('button', { name, exact: true })
  await entry.click()
  await expect(entry).toHaveAttribute('aria-current', 'page')
}

/** Rows that open a record; the newest state of a list is waited for by its row being the only one. */
export const rows = (page: Page, name: string | RegExp): Locator =>
  page.getByRole('main').locator('[data-row-open]').filter({ hasText: name })

/** Opens a record from its row and waits for its own screen: one with another title. */
export async function openRow(page: Page, row: Locator): Promise<void> {
  await expect(row).toBeVisible()
  const title = await page.getByRole('heading', { level: 1 }).innerText()
  await row.click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title)
}

/** Opens a session from the list of all, by its roman number. */
export async function openSession(
  page: Page,
  roman: string,
  texts: typeof spanish = spanish,
): Promise<void> {
  await openScreen(page, texts.nav.sessions)
  const row = rows(page, new RegExp(`\\b${roman}\\b`))
  await expect(row).toHaveCount(1)
  await openRow(page, row)
}
