/** A window on a fresh register with the demonstration, at work in the name of one person. */
import { expect, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { type LaunchOptions, launchProgram, reloadPage, type RunningProgram } from './electron.ts'
import { callFromPage } from './page-calls.ts'

const createdSchema = z.object({ ok: z.literal(true), value: z.object({ person: z.string() }) })

export type Language = 'es' | 'en'

export interface Demonstration {
  readonly folder: string
  readonly program: RunningProgram
  /** Id of who works. */
  readonly person: string
}

/** The window is at its first screen, in Spanish. `name` tells this test's folder from others. */
export async function openDemonstration(
  name: string,
  options: Pick<LaunchOptions, 'environment' | 'preloaded'> = {},
): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), `acuerdos-${name}-`))
  const program = await launchProgram({
    ...options,
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
  const { person } = created.value
  await speak(program.page, 'es', person)
  return { folder, program, person }
}

/** Loads the page again in this language, in this person's name, and waits until it can be worked with. */
export async function speak(page: Page, language: Language, person: string): Promise<void> {
  await page.evaluate(
    (state) => localStorage.setItem('acuerdos.preferences', JSON.stringify({ state, version: 1 })),
    { language, person },
  )
  await reloadPage(page)
  await expect(page.locator(`html[lang=${language}] h1`)).toBeVisible()
}

export async function closeDemonstration({ program, folder }: Demonstration): Promise<void> {
  await program.application.close()
  rmSync(folder, { recursive: true })
}
