import { randomBytes, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import {
  socketRequestSchema,
  socketVersion,
  type SocketReply,
} from '../../../contract/engine-socket.ts'
import type { Engine } from '../engine.ts'
import { frameOf, frameReader } from './frames.ts'
import { announce, retract, socketOf } from './meeting-place.ts'

/** Longer than a program of the same machine needs to say who it is. */
const helloWithin = 5_000
/** A command makes one connection: more at once are no commands. */
const mostConnections = 32

export interface Listening {
  /** Takes no more calls, answers those that were begun, and lets everybody go. */
  close(): Promise<void>
}

/**
 * Lets commands of the same user work through the engine that has the register open. The caller holds the register's
 * lock, so whatever lies at the meeting place was left behind by a program that is gone.
 */
export async function listenBeside(
  directory: string,
  engine: Pick<Engine, 'call'>,
  log: (line: string) => void,
): Promise<Listening> {
  const path = socketOf(directory)
  const token = randomBytes(32)
  const server = createServer()
  server.maxConnections = mostConnections
  const sockets = new Set<Socket>()
  const unanswered = new Set<Promise<void>>()
  let closing = false

  const serve = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    // A command that was interrupted is nobody's error.
    socket.on('error', () => socket.destroy())
    const read = frameReader()
    let known = false
    const tooLate = setTimeout(() => {
      if (!known) socket.destroy()
    }, helloWithin)
    socket.on('close', () => clearTimeout(tooLate))
    const turnAway = (why: string): void => {
      log(`a connection to the engine was turned away: ${why}`)
      socket.destroy()
    }
    const reply = (message: SocketReply): void => {
      if (!socket.destroyed) socket.write(frameOf(message))
    }
    socket.on('data', (piece: Buffer) => {
      const messages = read(piece)
      if (messages === null) return turnAway('no message')
      for (const message of messages) {
        const request = socketRequestSchema.safeParse(message)
        if (!request.success) return turnAway('no request')
        switch (request.data.request) {
          case 'hello':
            if (!isToken(request.data.token, token)) return turnAway('wrong token')
            known = true
            reply({ reply: 'welcome' })
            break
          case 'call': {
            if (!known) return turnAway('no hello')
            if (closing) return socket.destroy()
            const { id, method, params, today } = request.data
            const answered = engine
              .call(method, params, {
                today,
                onProgress: (progress) => reply({ reply: 'progress', id, progress }),
              })
              .then((answer) => reply({ reply: 'answer', id, answer }))
            unanswered.add(answered)
            void answered.finally(() => unanswered.delete(answered))
          }
        }
      }
    })
  }
  server.on('connection', serve)
  rmSync(path, { force: true })
  server.listen(path)
  await once(server, 'listening')
  if (process.platform !== 'win32') chmodSync(path, 0o600)
  announce(directory, { version: socketVersion, socket: path, token: token.toString('hex') })

  return {
    close: async () => {
      closing = true
      retract(directory)
      const closed = once(server, 'close')
      server.close()
      await Promise.all(unanswered)
      for (const socket of sockets) socket.end()
      // Whoever does not let go in time is let go of.
      const impatient = setTimeout(() => {
        for (const socket of sockets) socket.destroy()
      }, 500)
      await closed
      clearTimeout(impatient)
    },
  }
}

function isToken(given: string, token: Buffer): boolean {
  const bytes = Buffer.from(given, 'hex')
  return bytes.length === token.length && timingSafeEqual(bytes, token)
}
