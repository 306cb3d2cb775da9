import { randomBytes } from 'node:crypto'
import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent } from 'electron'
import * as z from 'zod'
import { callChannel, eventChannel, fileChannel } from '../../contract/channels.ts'
import { refusal } from '../../contract/errors.ts'
import type { Answer, EngineEvent } from '../../contract/ipc.ts'
import { failure } from '../../core/result.ts'
import type { AnswerCall } from './answer-call.ts'
import type { FileTickets } from './file-tickets.ts'
import { isTrustedSender, type Sender } from './sender.ts'

/** 128 bits: cannot be guessed, does not repeat. */
export function newTicket(): string {
  return randomBytes(16).toString('hex')
}

export interface ListenParts {
  readonly answerCall: AnswerCall
  readonly tickets: FileTickets
  /** The program's window; `null` before it is there and after it closed. */
  readonly window: () => BrowserWindow | null
  readonly log: (line: string) => void
}

const droppedPathsSchema = z.array(z.string()).max(1000)

/** Answers the two channels of the preload script, to our own page only. */
export function listen(parts: ListenParts): void {
  const isTrusted = (event: IpcMainInvokeEvent): boolean => {
    const ownPage = parts.window()?.webContents.id ?? null
    const trusted = isTrustedSender(senderOf(event), ownPage)
    if (!trusted) parts.log(`refused: a message from ${event.senderFrame?.url ?? 'a lost frame'}`)
    return trusted
  }

  ipcMain.handle(callChannel, async (event, method: unknown, params: unknown): Promise<Answer> => {
    if (!isTrusted(event)) return failure(refusal('sender_refused'))
    try {
      return await parts.answerCall(event.sender.id, method, params)
    } catch (error) {
      parts.log(`a call of ${String(method)} failed: ${describe(error)}`)
      return failure(refusal('internal_error'))
    }
  })

  ipcMain.handle(fileChannel, (event, given: unknown): readonly string[] => {
    if (!isTrusted(event)) throw new Error('sender_refused')
    // A file that was made in the page has no path. It gets a ticket that leads nowhere and is refused
    // where it is used, like every other file that is not there.
    return droppedPathsSchema
      .parse(given)
      .map((path) => (path === '' ? newTicket() : parts.tickets.issue(event.sender.id, path)))
  })
}

export function tellPage(window: BrowserWindow | null, event: EngineEvent): void {
  window?.webContents.send(eventChannel, event)
}

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame
  return {
    page: event.sender.id,
    frame: frame === null ? null : { url: frame.url, isMainFrame: frame.parent === null },
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
