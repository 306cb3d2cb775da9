/** Puts the contract on the page's `window.acuerdos`, and nothing else. */
import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import { callChannel, eventChannel, fileChannel } from '../contract/channels.ts'
import type { Answer, Bridge, EngineEvent } from '../contract/ipc.ts'

/** The main process is the program itself: what it answers is taken as the contract says it. */
function invoke<Result>(channel: string, ...given: readonly unknown[]): Promise<Result> {
  return ipcRenderer.invoke(channel, ...given)
}

const bridge: Bridge<File> = {
  call: (method, params) => invoke<Answer>(callChannel, method, params),

  registerFiles: async (files) => {
    const paths = files.map((file) => webUtils.getPathForFile(file))
    const tickets = await invoke<readonly string[]>(fileChannel, paths)
    return files.map((file, index) => ({
      // One ticket for each path; an empty one is refused like any that was never given.
      ticket: tickets[index] ?? '',
      name: file.name,
      size: file.size,
    }))
  },

  onEvent: (listener) => {
    const pass = (_event: IpcRendererEvent, event: EngineEvent): void => listener(event)
    ipcRenderer.on(eventChannel, pass)
    return () => ipcRenderer.off(eventChannel, pass)
  },
}

contextBridge.exposeInMainWorld('acuerdos', bridge)
