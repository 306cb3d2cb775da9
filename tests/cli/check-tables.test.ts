/** What `check` compares, it can name. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import english from '../../resources/locales/cli.en.json' with { type: 'json' }
import spanish from '../../resources/locales/cli.es.json' with { type: 'json' }
import { fingerprint } from '../../src/main/store/check-tables.ts'
import { openForInspection } from '../../src/main/store/connection.ts'
import { allTables } from '../../src/main/store/projections/columns.ts'
import { foundOffice } from '../support/registers.ts'

test.each([
  ['Spanish', spanish.check.tables],
  ['English', english.check.tables],
] as const)('every compared table has a name in %s', (_, names) => {
  const office = foundOffice()
  const connection = openForInspection(join(office.directory, 'register.sqlite'))
  try {
    const compared = [...fingerprint(connection).keys()]
    // Tables of records are called by their kind.
    expect(compared.filter((table) => !allTables.includes(table)).toSorted()).toEqual(
      Object.keys(names).toSorted(),
    )
  } finally {
    connection.close()
  }
})
