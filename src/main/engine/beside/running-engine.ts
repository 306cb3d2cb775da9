import { connect, type Socket } from 'node:net'
import {
  socketReplySchema,
  socketVersion,
  type SocketRequest,
} from '../../../contract/engine-socket.ts'
import { refusal } from '../../../contract/errors.ts'
import type { Answer } from '../../../contract/ipc.ts'
import type { JobProgress } from '../../../contract/jobs.ts'
import { failure } from '../../../core/result.ts'
import type { Engine } from '../engine.ts'
import { frameOf, frameReader } from './frames.ts'
import { announced } from './meeting-place.ts'

/** A program of the same machine that does not answer by then will not. */
const welcomeWithin = 5_000

/** Who waits for an answer. */
interface Waiting {
  readonly answer: (answer: Answer) => void
  readonly onProgress: (progress: JobProgress) => void
}

const stopped: Answer = failure(refusal('engine_stopped'))

/**
 * The engine that another program runs over this register, asked through its socket. `null`: none listens (what a
 * program that died left behind counts as none). A call that its engine cannot answer any more is `engine_stopped`.
 * `today`: the day that counts as today in every call; `null`: the running engine's own.
 */
export async function findRunningEngine(
  directory: string,
  today: string | null,
): Promise<Engine | null> {
  const place = announced(directory)
  if (place === null) return null
  const socket = connect(place.socket)
  const waiting = new Map<number, Waiting>()
  const send = (request: SocketRequest): void => void socket.write(frameOf(request))
  const welcomed = await greeted(socket, waiting, () =>
    send({ request: 'hello', version: socketVersion, token: place.token }),
  )
  if (!welcomed) {
    socket.destroy()
    return null
  }
  let last = 0
  return {
    call: (method, params, asked) =>
      new Promise((resolve) => {
        if (socket.destroyed) {
          resolve(stopped)
          return
        }
        last += 1
        const onProgress = asked?.onProgress ?? (() => undefined)
        waiting.set(last, { answer: resolve, onProgress })
        send({ request: 'call', id: last, method, params, today })
      }),
    close: () => socket.end(),
  }
}

/** Says hello and hands every answer to the call that waits for it. `false`: nobody welcomed. */
function greeted(
  socket: Socket,
  waiting: Map<number, Waiting>,
  hello: () => void,
): Promise<boolean> {
  const read = frameReader()
  return new Promise((resolve) => {
    const tooLate = setTimeout(() => socket.destroy(), welcomeWithin)
    socket.on('connect', hello)
    // What an error means is said by the close that follows it.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearTimeout(tooLate)
      resolve(false)
      for (const { answer } of waiting.values()) answer(stopped)
      waiting.clear()
    })
    socket.on('data', (piece: Buffer) => {
      const messages = read(piece)
      if (messages === null) {
        socket.destroy()
        return
      }
      for (const message of messages) {
        const reply = socketReplySchema.safeParse(message)
        if (!reply.success) {
          socket.destroy()
          return
        }
        switch (reply.data.reply) {
          case 'welcome':
            clearTimeout(tooLate)
            resolve(true)
            break
          case 'progress':
            waiting.get(reply.data.id)?.onProgress(reply.data.progress)
            break
          case 'answer':
            waiting.get(reply.data.id)?.answer(reply.data.answer)
            waiting.delete(reply.data.id)
        }
      }
    })
  })
}
