import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const textOf = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8')

const namesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, name]) => (name === undefined ? [] : [name])).toSorted()

/** Calls with which something is saved; founding and restoring have no register to save to yet. */
const savingCalls = (): readonly string[] =>
  [
    ...namesIn(textOf('src', 'main', 'engine', 'handlers.ts'), /^ {2}'([\w.]+)': saving\(/gmu),
    'register.create',
    'register.restore',
  ].toSorted()

test('every call that saves is named among the paths to "met", or as one that cannot lead there', () => {
  const rows = textOf('docs', 'gate.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|'))
  // The calls stand in the second column of the first table, in the first of the other.
  const named = rows.flatMap((cells) =>
    namesIn(`${cells.length > 5 ? cells[2] : cells[1]}`, /`([a-z]+(?:\.[a-zA-Z]+)+)`/gu),
  )
  expect(savingCalls().length).toBeGreaterThan(20)
  expect([...new Set(named)].toSorted()).toEqual(savingCalls())
})

test('and after every one of them the window reads its lists again', () => {
  const told = namesIn(
    textOf('src', 'main', 'engine', 'open-engine.ts').split('const writes:')[1] ?? '',
    /^ {2}'([\w.]+)',/gmu,
  )
  // Drafts are not of the register.
  const shown = savingCalls().filter((name) => !name.startsWith('drafts.'))
  expect(told).toEqual(shown)
})
