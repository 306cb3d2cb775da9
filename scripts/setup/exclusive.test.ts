import { EventEmitter, once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { exclusively } from './exclusive.ts'

// macOS has no lock that the system frees by itself; see exclusive.ts.
test.skipIf(process.platform === 'darwin')('a second set-up waits for the first', async () => {
  vi.spyOn(console, 'log').mockReturnValue()
  const events: string[] = []
  const finish = new EventEmitter()
  const first = exclusively(async () => {
    events.push('first begins')
    await once(finish, 'now')
    events.push('first ends')
  })
  await vi.waitFor(() => {
    expect(events).toEqual(['first begins'])
  })
  const second = exclusively(() => {
    events.push('second begins')
    return Promise.resolve()
  })
  await vi.waitFor(() => {
    expect(console.log).toHaveBeenCalledWith(expect.stringContaining('waiting'))
  })
  finish.emit('now')
  await Promise.all([first, second])
  expect(events).toEqual(['first begins', 'first ends', 'second begins'])
})

test('a failed set-up frees the way for the next', async () => {
  await expect(exclusively(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await expect(exclusively(() => Promise.resolve('done'))).resolves.toBe('done')
})
