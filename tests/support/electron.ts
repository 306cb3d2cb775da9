/** Starts the built program in the real runtime, for end-to-end tests. */
import { _electron } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isRoot } from '../../scripts/setup/display.ts'
import { root } from '../../scripts/setup/paths.ts'
import { readRuntimeRecord } from '../../scripts/setup/runtime-record.ts'

export interface LaunchOptions {
  /** What would follow the program's name on a command line. */
  readonly arguments?: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** A CommonJS file that the main process loads before the program. */
  readonly preloaded?: string
  /** Where Chromium and the program keep what belongs to the user; a fresh folder per test. */
  readonly userDataFolder: string
}

export interface RunningProgram {
  readonly application: ElectronApplication
  /** The first window's. */
  readonly page: Page
}

export function launchProgram(options: LaunchOptions): Promise<RunningProgram> {
  if (!existsSync(join(root, 'out', 'main', 'index.js'))) {
    throw new Error('The program is not built: run `npm run build` first.')
  }
  return launchElectron(root, options)
}

/** Starts the Electron program whose `package.json` is in this folder. */
export async function launchElectron(
  program: string,
  options: LaunchOptions,
): Promise<RunningProgram> {
  const { kind, executable } = readRuntimeRecord()
  // The package `electron` then names this runtime. Given the path itself, Playwright would not hold the
  // program back until it is connected, and now and then waits for ever for a window that it missed.
  if (kind === 'compatibility') process.env['ELECTRON_OVERRIDE_DIST_PATH'] = dirname(executable)
  const application = await _electron.launch({
    args: [
      ...(options.preloaded === undefined ? [] : ['-r', options.preloaded]),
      `--user-data-dir=${options.userDataFolder}`,
      program,
      ...(options.arguments ?? []),
    ],
    // Where the program remembers the registers of this machine: never the home of who runs the tests.
    env: {
      ...definedEnvironment(),
      XDG_STATE_HOME: join(options.userDataFolder, 'state'),
      ...options.environment,
    },
    // Chromium's sandbox refuses to start as root.
    chromiumSandbox: !isRoot(),
  })
  return { application, page: await application.firstWindow() }
}

/** Sets the size of the page itself, without the frame that a window manager may add. */
export async function resizeWindow(
  program: RunningProgram,
  width: number,
  height: number,
): Promise<void> {
  await program.application.evaluate(
    ({ BrowserWindow }, size) => {
      for (const window of BrowserWindow.getAllWindows()) {
        window.setContentSize(size.width, size.height)
      }
    },
    { width, height },
  )
  await program.page.waitForFunction(
    (size) => window.innerWidth === size.width && window.innerHeight === size.height,
    { width, height },
  )
}

/**
 * Loads the page anew. By what the document says of itself: of a page that is there within milliseconds the event that
 * Playwright waits for was missed once in some hundred times.
 */
export async function reloadPage(page: Page): Promise<void> {
  await page.reload({ waitUntil: 'commit' })
  await page.waitForFunction(() => document.readyState === 'complete')
}

/** Kept after the run, for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<string> {
  const folder = join(root, 'test-results', 'screenshots')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path })
  return path
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env)
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  )
}
