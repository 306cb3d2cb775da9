import type { Filter } from '../../../contract/rows.ts'
import type { EncodedColumn } from './encoded-column.ts'

/** Which codes of a column a filter allows: 1 at each. */
export function allowedCodes(
  column: EncodedColumn,
  operator: Filter['operator'],
  values: readonly (number | string)[],
  empty: boolean,
  isEmptyWithText: boolean,
): Uint8Array {
  const allowed = new Uint8Array(column.end)
  switch (operator) {
    case '=':
    case '!=': {
      const wanted = empty && isEmptyWithText ? [...values, ''] : values
      for (const value of wanted) {
        const { code, equal } = column.find(value)
        if (equal && code < column.end) allowed[code] = 1
      }
      if (empty) allowed[0] = 1
      return operator === '=' ? allowed : opposite(allowed)
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const [value] = values
      if (value === undefined) return allowed
      const { code, equal } = column.find(value)
      const after = equal ? code + 1 : code
      switch (operator) {
        case '<':
          return allowed.fill(1, 1, code)
        case '<=':
          return allowed.fill(1, 1, after)
        case '>':
          return allowed.fill(1, after)
        case '>=':
          return allowed.fill(1, code)
      }
    }
  }
}

/** What the codes of local record numbers stand for. */
interface CodedRecords {
  /** Codes are below it. */
  readonly count: number
  /** 0: none. */
  recordAt(this: void, code: number): number
  rowOf(this: void, record: number): number
}

/**
 * The same for local record numbers. No record at all for an order means that the register does not know the one that
 * was given.
 */
export function allowedRecords(
  { count: end, recordAt, rowOf: codeOf }: CodedRecords,
  operator: Filter['operator'],
  records: readonly number[],
  empty: boolean,
): Uint8Array {
  const allowed = new Uint8Array(end)
  switch (operator) {
    case '=':
    case '!=': {
      for (const record of records) {
        const code = codeOf(record)
        if (code >= 0 && code < end) allowed[code] = 1
      }
      if (empty) allowed[0] = 1
      return operator === '=' ? allowed : opposite(allowed)
    }
    case '<':
    case '<=':
    case '>':
    case '>=': {
      const [wanted] = records
      if (wanted === undefined) return allowed
      for (let code = 0; code < end; code += 1) {
        const record = recordAt(code)
        if (record !== 0 && isSo(record, operator, wanted)) allowed[code] = 1
      }
      return allowed
    }
  }
}

function isSo(record: number, operator: '<' | '<=' | '>' | '>=', wanted: number): boolean {
  switch (operator) {
    case '<':
      return record < wanted
    case '<=':
      return record <= wanted
    case '>':
      return record > wanted
    case '>=':
      return record >= wanted
  }
}

/** What is not so, or not known to be so; in its place. */
function opposite(allowed: Uint8Array): Uint8Array {
  const { length } = allowed
  for (let code = 0; code < length; code += 1) allowed[code] = 1 - (allowed[code] ?? 0)
  return allowed
}
