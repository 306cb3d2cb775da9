import type { Value } from '../schema/value.ts'
import { compareChanges } from './change-order.ts'
import { maximumLogical, maximumWall } from './clock.ts'
import { commitLimits } from './limits.ts'
import { isList, isPlainText } from './plain-value.ts'
import { compareText } from './stamp.ts'
import type { Change, Commit } from './types.ts'

/**
 * What makes a commit impossible, in words for a log; `null` for a commit that every office
 * accepts. Numbers of kinds and fields, intents and values that this version does not know are no
 * problem.
 */
export function commitProblem(commit: Commit): string | null {
  return headProblem(commit) ?? changesProblem(commit.changes)
}

function headProblem(commit: Commit): string | null {
  const { partition, clock } = commit
  if (!isNumber(commit.schemaVersion)) return 'schema version out of range'
  if (!isId(commit.installation)) return 'installation is no id'
  if (partition.kind !== 'catalog' && !isId(partition.id)) return 'partition is no id'
  if (!isCount(commit.sequence)) return 'sequence out of range'
  if ((commit.previous === null) !== (commit.sequence === 1)) {
    return 'only the first commit of a feed has no previous one'
  }
  if (commit.previous !== null && !isHash(commit.previous)) return 'previous is no hash'
  if (!isCount(commit.counter) || commit.counter < commit.sequence) return 'counter out of range'
  if (!isWithin(clock.wall, 0, maximumWall)) return 'clock out of range'
  if (!isWithin(clock.logical, 0, maximumLogical)) return 'logical clock out of range'
  if (!isWithin(commit.wallTime, -maximumWall, maximumWall)) return 'wall time out of range'
  if (!isId(commit.author)) return 'author is no id'
  if (!isText(commit.intent, 1, commitLimits.intent)) return 'intent is no text of that length'
  if (!isId(commit.save)) return 'save is no id'
  return null
}

function changesProblem(changes: readonly Change[]): string | null {
  if (changes.length === 0) return 'no changes'
  if (changes.length > commitLimits.changes) return 'too many changes'
  let before: Change | null = null
  for (const change of changes) {
    // The changes of a record follow each other: its id is looked at once.
    const problem =
      (before?.record === change.record || isId(change.record) ? null : 'record is no id') ??
      changeProblem(change) ??
      (before === null ? null : orderProblem(before, change))
    if (problem !== null) return `record ${change.record}, field ${change.field}: ${problem}`
    before = change
  }
  return null
}

function changeProblem({ kind, field, element, value, replaces }: Change): string | null {
  if (!isNumber(kind)) return 'kind out of range'
  if (!isNumber(field)) return 'field out of range'
  if (element !== null && !isText(element, 1, commitLimits.element)) {
    return 'element is no text of that length'
  }
  if (replaces.length > commitLimits.replaces) return 'too many replacements'
  if (!replaces.every(isId)) return 'a replacement is no commit prefix'
  if (!isAscending(replaces)) return 'replacements are not in order or not unique'
  return valueProblem(value, commitLimits.valueDepth)
}

function orderProblem(before: Change, change: Change): string | null {
  if (compareChanges(before, change) >= 0) return 'changes are not in order or not unique'
  if (before.record === change.record && before.kind !== change.kind)
    return 'two kinds of one record'
  return null
}

function valueProblem(value: Value, depth: number): string | null {
  if (value === null || typeof value === 'boolean') return null
  if (typeof value === 'number') return isPlainNumber(value) ? null : 'value is no plain number'
  if (typeof value === 'string') return isPlainText(value) ? null : 'value is no plain text'
  if (depth === 0) return 'value is nested too deeply'
  if (!isList(value) && !Object.keys(value).every(isPlainText)) return 'a name is no plain text'
  for (const inner of Object.values<Value>(value)) {
    const problem = valueProblem(inner, depth - 1)
    if (problem !== null) return problem
  }
  return null
}

function isPlainNumber(value: number): boolean {
  return Number.isFinite(value) && !Object.is(value, -0)
}

const id = /^[0-9a-f]{32}$/
const hash = /^[0-9a-f]{64}$/

function isId(text: string): boolean {
  return id.test(text)
}

function isHash(text: string): boolean {
  return hash.test(text)
}

function isNumber(value: number): boolean {
  return isWithin(value, 1, commitLimits.number)
}

function isCount(value: number): boolean {
  return isWithin(value, 1, Number.MAX_SAFE_INTEGER)
}

function isWithin(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most && !Object.is(value, -0)
}

function isText(text: string, least: number, most: number): boolean {
  return text.length >= least && text.length <= most && isPlainText(text)
}

function isAscending(texts: readonly string[]): boolean {
  return texts.every((text, index) => {
    const before = texts[index - 1]
    return before === undefined || compareText(before, text) < 0
  })
}
