import { beforeEach, describe, expect, test } from 'vitest'
import { createDraftKeeper, delay, type DraftChange, type DraftKeeper } from './draft-keeper.ts'

let sent: DraftChange[]
let failures: unknown[]
let timers: { readonly work: () => void; readonly milliseconds: number }[]
let broken: boolean
let keeper: DraftKeeper

beforeEach(() => {
  sent = []
  failures = []
  timers = []
  broken = false
  keeper = createDraftKeeper({
    send: (change) => {
      sent.push(change)
      return broken ? Promise.reject(new Error('the engine is gone')) : Promise.resolve()
    },
    onFailure: (thrown) => failures.push(thrown),
    later: (work, milliseconds) => {
      const timer = { work, milliseconds }
      timers.push(timer)
      return () => {
        timers = timers.filter((waiting) => waiting !== timer)
      }
    },
  })
})

const typed = (subject: string, content: unknown, form: DraftChange['form'] = 'verdict') =>
  keeper.changed({ form, subject, content })
const halfASecondPasses = () => {
  const due = timers
  timers = []
  for (const { work } of due) work()
}

describe('keeping what is typed', () => {
  test('waits half a second, however long somebody goes on typing, and sends the last state', () => {
    typed('durango', 'N')
    typed('durango', 'No')
    expect(timers.map(({ milliseconds }) => milliseconds)).toEqual([delay])
    expect(sent).toEqual([])
    halfASecondPasses()
    expect(sent).toEqual([{ form: 'verdict', subject: 'durango', content: 'No' }])
    typed('durango', 'No consta')
    halfASecondPasses()
    expect(sent.map(({ content }) => content)).toEqual(['No', 'No consta'])
  })

  test('forms do not take each other’s place', () => {
    typed('durango', 'a')
    typed('durango', 'b', 'extension')
    typed('colima', 'c')
    halfASecondPasses()
    expect(sent.map(({ content }) => content)).toEqual(['a', 'b', 'c'])
  })

  test('a window that closes sends at once, and once', () => {
    typed('durango', 'No')
    keeper.flush()
    expect(sent).toHaveLength(1)
    halfASecondPasses()
    expect(sent).toHaveLength(1)
  })

  test('what could not be kept is said, and sent again with the next', async () => {
    broken = true
    typed('durango', 'No')
    keeper.flush()
    await Promise.resolve()
    await Promise.resolve()
    expect(failures).toHaveLength(1)
    broken = false
    keeper.flush()
    expect(sent.map(({ content }) => content)).toEqual(['No', 'No'])
  })

  test('a saved form is not brought back by an older failure', async () => {
    broken = true
    typed('durango', 'No')
    keeper.flush()
    typed('durango', null)
    await Promise.resolve()
    await Promise.resolve()
    broken = false
    keeper.flush()
    expect(sent.at(-1)?.content).toBeNull()
    expect(sent).toHaveLength(2)
  })
})
