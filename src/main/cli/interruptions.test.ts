import { EventEmitter } from 'node:events'
import { describe, expect, it } from 'vitest'
import { interruptions } from './interruptions.ts'

function terminal() {
  const signals = new EventEmitter()
  const happened: string[] = []
  let now = 0
  const parts = interruptions(
    signals,
    (signal) => void happened.push(signal),
    () => now,
  )
  parts.beforeSignal(() => void happened.push('close'))
  return {
    ...parts,
    happened,
    send: (signal: string) => signals.emit(signal),
    wait: (ms: number) => (now += ms),
  }
}

describe('Ctrl-C', () => {
  it('ends a short command at once, after what it has open is closed', () => {
    const { send, happened } = terminal()
    send('SIGINT')
    expect(happened).toEqual(['close', 'SIGINT'])
  })

  it('asks a long one to end, and counts once though two processes heard of it', () => {
    const { send, happened, onInterrupt, wait } = terminal()
    const stop = onInterrupt(() => void happened.push('cancel'))
    send('SIGINT')
    wait(20)
    send('SIGINT')
    expect(happened).toEqual(['cancel'])
    wait(2000)
    send('SIGINT')
    expect(happened).toEqual(['cancel', 'close', 'SIGINT'])
    stop()
  })

  it('ends at once again when the long one is done', () => {
    const { send, happened, onInterrupt } = terminal()
    onInterrupt(() => void happened.push('cancel'))()
    send('SIGINT')
    expect(happened).toEqual(['close', 'SIGINT'])
  })

  it('is not the end that a system asks for', () => {
    const { send, happened, onInterrupt } = terminal()
    onInterrupt(() => void happened.push('cancel'))
    send('SIGTERM')
    expect(happened).toEqual(['close', 'SIGTERM'])
  })
})
