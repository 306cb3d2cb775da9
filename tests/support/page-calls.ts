/** Calls over the real bridge of a page, also ones that the window's types would not allow. */
import type { Page } from '@playwright/test'
import { answerSchema, type Answer, type Bridge } from '../../src/contract/ipc.ts'

declare global {
  interface Window {
    readonly acuerdos: Bridge<File>
  }
}

export async function callFromPage(page: Page, method: string, params: unknown): Promise<Answer> {
  const given = [method, params].map((argument) => JSON.stringify(argument)).join(', ')
  return answerSchema.parse(await page.evaluate(`window.acuerdos.call(${given})`))
}
