/** Composition root of the desktop program: connects window, engine and the person's folders. */
import { randomBytes } from 'node:crypto'
import { join, resolve } from 'node:path'
import { app, safeStorage, shell, type BrowserWindow } from 'electron'
import description from '../../package.json' with { type: 'json' }
import { createAnswerCall } from './ipc/answer-call.ts'
import { startEngineProcess } from './ipc/engine-process.ts'
import { superviseEngine } from './ipc/engine-supervisor.ts'
import { createFileTickets } from './ipc/file-tickets.ts'
import { listen, newTicket, tellPage } from './ipc/listen.ts'
import { chosenRegister } from './shell/command-line.ts'
import { createDesktop } from './shell/desktop.ts'
import { limitEverything } from './shell/limits.ts'
import { machineKeyIn } from './shell/machine-key.ts'
import { showMenu } from './shell/menu.ts'
import { offlineSwitches } from './shell/network.ts'
import { openedPackages, packagesNamed } from './shell/opened-packages.ts'
import { claimPageScheme, servePage } from './shell/page-protocol.ts'
import { openRotatingLog } from './shell/rotating-log.ts'
import { openTemporaryCopies } from './shell/temporary-copies.ts'
import { shellTexts } from './shell/texts.ts'
import { loadPage, openWindow, recoverFromCrashes } from './shell/window.ts'
import { readWindowState, writeWindowState } from './shell/window-state.ts'

const programName = 'Acuerdos'
const logBytes = 1_000_000
/** How long the engine may take to finish a save and close the register, in milliseconds. */
const stopPatience = 10_000

/** The built program: this file is `main/index.js` in it. */
const built = join(import.meta.dirname, '..')
const resources = app.isPackaged ? process.resourcesPath : join(built, '..', 'resources')

// Chromium knows this switch, but a runtime that starts programs for development sets the folder after it.
const userDataGiven = app.commandLine.getSwitchValue('user-data-dir')
if (userDataGiven !== '') app.setPath('userData', resolve(userDataGiven))

for (const [name, value] of offlineSwitches) app.commandLine.appendSwitch(name, value)
claimPageScheme()

if (app.requestSingleInstanceLock()) start()
else app.quit()

function start(): void {
  const userData = app.getPath('userData')
  const logFolder = join(userData, 'logs')
  const writeLog = openRotatingLog(join(logFolder, 'main.log'), logBytes)
  const log = (line: string): void => writeLog(`${new Date().toISOString()} ${line}\n`)
  const stateFile = join(userData, 'window.json')

  let state = readWindowState(stateFile, log)
  let window: BrowserWindow | null = null
  const texts = () => shellTexts(state.language)

  const packages = openedPackages(() => tellPage(window, { event: 'files_opened' }))
  packages.add(packagesNamed(process.argv.slice(1), process.cwd()))
  // macOS says it so, also before the program is ready.
  app.on('open-file', (event, path) => {
    event.preventDefault()
    packages.add([path])
  })

  limitEverything(log)
  app.on('second-instance', (_event, given, workingDirectory) => {
    packages.add(packagesNamed(given.slice(1), workingDirectory))
    if (window?.isMinimized() === true) window.restore()
    window?.focus()
  })
  app.on('window-all-closed', () => app.quit())
  void app.whenReady().then(open)

  function open(): void {
    servePage(join(built, 'renderer'))
    app.setAboutPanelOptions({
      applicationName: programName,
      applicationVersion: description.version,
    })
    showOwnMenu()

    const tickets = createFileTickets(newTicket)
    const copies = openTemporaryCopies(join(userData, 'opened-copies'))
    const engineLog = openRotatingLog(join(logFolder, 'engine.log'), logBytes)
    const engine = superviseEngine({
      start: (listeners) =>
        startEngineProcess(
          join(built, 'main', 'engine.js'),
          {
            directory: chosenRegister(process.argv.slice(1), process.env, {
              workingDirectory: process.cwd(),
              userData,
            }),
            resources,
            programVersion: description.version,
          },
          engineLog,
          listeners,
        ),
      now: () => performance.now(),
      after: (milliseconds, action) => {
        const timer = setTimeout(action, milliseconds)
        return () => clearTimeout(timer)
      },
      onEvent: (event) => tellPage(window, event),
      log,
    })
    const desktop = createDesktop({
      window: () => window,
      texts,
      documents: app.getPath('documents'),
      setLanguage: (language) => {
        state = { ...state, language }
        showOwnMenu()
      },
      log,
    })
    listen({
      answerCall: createAnswerCall({
        engine,
        tickets,
        copies,
        desktop,
        openedPackages: packages.handOut,
        machineKey: machineKeyIn({
          file: join(userData, 'machine-key'),
          safe: safeStorage,
          platform: process.platform,
          randomBytes,
          log,
        }),
      }),
      tickets,
      window: () => window,
      log,
    })

    endWith(async () => {
      await engine.stop(stopPatience)
      try {
        copies.removeAll()
      } catch (error) {
        // Some systems keep a file that a program shows. The next start removes it.
        log(`copies of evidence are still in use: ${String(error)}`)
      }
    })

    const opened = openWindow({
      title: programName,
      preload: join(built, 'preload', 'index.cjs'),
      state,
      developerTools: !app.isPackaged,
      onNewPage: tickets.forget,
      onClose: (place) => writeWindowState(stateFile, { ...state, ...place }),
      onClosed: () => {
        window = null
      },
    })
    window = opened
    recoverFromCrashes(opened, {
      texts,
      logFolder,
      now: () => performance.now(),
      log,
      giveUp: () => app.quit(),
    })
    void loadPage(opened)
  }

  function showOwnMenu(): void {
    showMenu({
      texts: texts(),
      developerTools: !app.isPackaged,
      showAbout: () => app.showAboutPanel(),
      showLogs: () => void shell.openPath(logFolder),
    })
  }
}

/** Holds the end of the program back until `finish` is done. */
function endWith(finish: () => Promise<void>): void {
  let ending: Promise<void> | undefined
  let ended = false
  app.on('will-quit', (event) => {
    if (ended) return
    event.preventDefault()
    ending ??= finish().finally(() => {
      ended = true
      // Electron does not hear a quit that comes while it still asks whether it may, as when there is nothing to finish.
      setImmediate(() => app.quit())
    })
  })
}
