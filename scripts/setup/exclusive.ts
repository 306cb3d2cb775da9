/**
 * Lets one set-up per checkout work at a time; a second one waits and then finds the work done.
 *
 * The lock is a listening socket with a name instead of a file: the system frees it when the
 * process ends, however it ends, so no stale lock can be left behind. macOS has no such names; there
 * two set-ups may do the same work twice, which is harmless because every result is put in place by
 * a rename.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { cache } from './paths.ts'
import { report } from './report.ts'

export async function exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
  mkdirSync(cache, { recursive: true })
  const name = lockName()
  if (name === undefined) return work()
  const server = await acquire(name)
  try {
    return await work()
  } finally {
    server.close()
  }
}

function lockName(): string | undefined {
  // By device and inode: the same path can be another folder in another container.
  const { dev, ino } = statSync(cache)
  const digest = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 16)
  if (process.platform === 'linux') return `\0acuerdos-setup-${digest}`
  if (process.platform === 'win32') return `\\\\.\\pipe\\acuerdos-setup-${digest}`
  return undefined
}

async function acquire(name: string): Promise<Server> {
  let waiting = false
  for (;;) {
    const server = await listen(name)
    if (server !== undefined) return server
    if (!waiting) report('another set-up is at work here, waiting for it')
    waiting = true
    await pause(300)
  }
}

function listen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('listening', () => {
      resolve(server)
    })
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(name)
  })
}
