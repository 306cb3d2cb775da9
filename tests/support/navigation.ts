/** Ways through the window that do not depend on the order of its entries. */
import type { Page } from '@playwright/test'

/** Opens a main screen by what the navigation calls it. */
export async function openScreen(page: Page, name: string): Promise<void> {
  await page.locator('nav').getByRole('button', { name, exact: true }).click()
}
