import { statSync } from 'node:fs'
import { join } from 'node:path'
import { dialog, shell, type BrowserWindow, type FileFilter } from 'electron'
import type { Desktop } from '../ipc/call-parts.ts'
import type { Language } from '../../core/schema/codes.ts'
import type { ShellTexts } from './texts.ts'

export interface DesktopOptions {
  readonly window: () => BrowserWindow | null
  readonly texts: () => ShellTexts
  /** Where the save dialog begins. */
  readonly documents: string
  readonly setLanguage: (language: Language) => void
  readonly log: (line: string) => void
}

/** The system's dialogs and programs, on behalf of the window. */
export function createDesktop(options: DesktopOptions): Desktop {
  return {
    chooseFiles: async (purpose) => {
      const { dialog: texts } = options.texts()
      const allFiles: FileFilter = { name: texts.allFiles, extensions: ['*'] }
      const given = {
        document: {
          title: texts.chooseDocument,
          properties: ['openFile' as const],
          filters: [{ name: texts.texts, extensions: ['docx', 'pdf', 'txt', 'md'] }, allFiles],
        },
        evidence: {
          title: texts.chooseEvidence,
          properties: ['openFile' as const, 'multiSelections' as const],
          filters: [allFiles],
        },
        package: {
          title: texts.choosePackage,
          properties: ['openFile' as const, 'multiSelections' as const],
          filters: [{ name: texts.acuerdos, extensions: ['acuerdos'] }, allFiles],
        },
        cutoff: {
          title: texts.chooseCutoff,
          properties: ['openFile' as const],
          filters: [{ name: texts.json, extensions: ['json'] }, allFiles],
        },
        request: {
          title: texts.chooseRequest,
          properties: ['openFile' as const],
          filters: [{ name: texts.acuerdos, extensions: ['acuerdos'] }, allFiles],
        },
        approval: {
          title: texts.chooseApproval,
          properties: ['openFile' as const],
          filters: [{ name: texts.acuerdos, extensions: ['acuerdos'] }, allFiles],
        },
      }[purpose]
      const window = options.window()
      const chosen = await (window === null
        ? dialog.showOpenDialog(given)
        : dialog.showOpenDialog(window, given))
      return chosen.canceled ? [] : chosen.filePaths
    },

    chooseTarget: async (name, what, format) => {
      const { dialog: texts } = options.texts()
      const titles = {
        dossier: texts.saveDossier,
        matrix: texts.saveMatrix,
        calendar: texts.saveCalendar,
        reports: texts.saveReport,
        cutoff: texts.saveCutoff,
        request: texts.saveRequest,
        approval: texts.saveApproval,
        recovery: texts.saveRecovery,
        backup: texts.saveBackup,
        reply: texts.saveReply,
      }
      const given = {
        title: titles[what],
        defaultPath: join(options.documents, name),
        filters: [{ name: texts[format], extensions: [format] }],
        properties: ['createDirectory' as const, 'showOverwriteConfirmation' as const],
      }
      const window = options.window()
      const chosen = await (window === null
        ? dialog.showSaveDialog(given)
        : dialog.showSaveDialog(window, given))
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },

    chooseFolder: async (purpose) => {
      const { dialog: texts } = options.texts()
      const given = {
        title: { packages: texts.savePackages, reports: texts.saveReports }[purpose],
        defaultPath: options.documents,
        properties: ['openDirectory' as const, 'createDirectory' as const],
      }
      const window = options.window()
      const chosen = await (window === null
        ? dialog.showOpenDialog(given)
        : dialog.showOpenDialog(window, given))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },

    openWithSystem: async (file) => {
      const problem = await shell.openPath(file)
      if (problem !== '') options.log(`no program opened ${file}: ${problem}`)
      return problem === ''
    },

    showInFolder: (file) => shell.showItemInFolder(file),
    setLanguage: options.setLanguage,
    sizeOf: (file) => statSync(file, { throwIfNoEntry: false })?.size,
  }
}
