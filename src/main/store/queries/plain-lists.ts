import {
  isUnitCode,
  plainFields,
  plainLists,
  type PlainList,
} from '../../../contract/plain-rows.ts'
import type { FieldDefinition } from '../../../core/schema/definition.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import { columnOf, tableOf } from '../projections/columns.ts'
import {
  base,
  boolean,
  code,
  day,
  decimal,
  id,
  integer,
  named,
  partialDay,
  stands,
  text,
  type Column,
  type ListDefinition,
} from './list-columns.ts'

function columnFor(name: string, definition: FieldDefinition): Column {
  const sql = `x.${columnOf(name)}`
  if (isUnitCode(definition)) {
    return named('unit', sql, text(`(SELECT u.code FROM record_unit u WHERE u.record = ${sql})`))
  }
  switch (definition.type) {
    case 'integer':
      return integer(sql)
    case 'decimal':
      return decimal(sql)
    case 'boolean':
      return boolean(sql)
    case 'date':
      return day(sql)
    case 'partial_date':
      return partialDay(sql)
    case 'code':
      return code(sql, definition.codes ?? [])
    case 'reference':
      return id(sql)
    case 'text':
    case 'sha256':
    case 'deadline':
      return text(sql)
  }
}

function plainList(kind: RecordKind): ListDefinition {
  const fields = plainFields(kind)
  return {
    from: `${tableOf(kind)} x`,
    columns: {
      ...base('x'),
      ...Object.fromEntries(
        fields.map(([name, definition]) => [name, columnFor(name, definition)]),
      ),
    },
    present: stands('x'),
    searched: [],
    order: [...fields.slice(0, 2).map(([name]) => `x.${columnOf(name)}`), 'x.record'],
  }
}

/** Records that are listed as the registry describes them. */
export const plainListDefinitions: Readonly<Record<PlainList, ListDefinition>> = {
  offices: plainList(plainLists.offices),
  installations: plainList(plainLists.installations),
  officeSettings: plainList(plainLists.officeSettings),
  placements: plainList(plainLists.placements),
  successions: plainList(plainLists.successions),
  statements: plainList(plainLists.statements),
}
