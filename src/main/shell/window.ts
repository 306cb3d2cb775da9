import { BrowserWindow, dialog, screen } from 'electron'
import type { ShellTexts } from './texts.ts'
import { pageAddress } from './page-files.ts'
import { watchCrashes } from './crash-policy.ts'
import { boundsToUse, leastSize, usualSize, type Bounds, type WindowState } from './window-state.ts'

export interface WindowOptions {
  readonly title: string
  readonly preload: string
  readonly state: WindowState
  /** Not in an installed program. */
  readonly developerTools: boolean
  /** Another page takes the place of the one with this number. */
  readonly onNewPage: (page: number) => void
  readonly onClose: (place: { readonly bounds: Bounds; readonly maximized: boolean }) => void
  readonly onClosed: () => void
}

export function openWindow(options: WindowOptions): BrowserWindow {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...(boundsToUse(options.state.bounds, workAreas) ?? usualSize),
    minWidth: leastSize.width,
    minHeight: leastSize.height,
    title: options.title,
    backgroundColor: '#ffffff',
    show: false,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: options.developerTools,
    },
  })
  const page = window.webContents.id
  if (options.state.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () =>
    options.onClose({ bounds: window.getNormalBounds(), maximized: window.isMaximized() }),
  )
  window.on('closed', options.onClosed)
  // A page that is loaded anew knows nothing of the files handed to the one before it.
  window.webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) options.onNewPage(page)
  })
  return window
}

export interface RecoveryOptions {
  readonly texts: () => ShellTexts
  readonly logFolder: string
  readonly now: () => number
  readonly log: (line: string) => void
  readonly giveUp: () => void
}

/** Loads a page that crashed again and says so; after several crashes in a row it ends the program. */
export function recoverFromCrashes(window: BrowserWindow, options: RecoveryOptions): void {
  const decide = watchCrashes()
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    options.log(`the page ended: ${reason}, code ${exitCode}`)
    const { crash } = options.texts()
    switch (decide(options.now())) {
      case 'reopen':
        void loadPage(window)
        void dialog.showMessageBox(window, {
          type: 'warning',
          title: crash.recoveredTitle,
          message: crash.recovered,
          detail: crash.recoveredDetail,
          buttons: [crash.understood],
        })
        return
      case 'give_up':
        void dialog
          .showMessageBox({
            type: 'error',
            title: crash.givenUpTitle,
            message: crash.givenUp,
            detail: crash.givenUpDetail.replace('{folder}', options.logFolder),
            buttons: [crash.understood],
          })
          .then(options.giveUp)
    }
  })
}

export function loadPage(window: BrowserWindow): Promise<void> {
  return window.loadURL(pageAddress)
}
