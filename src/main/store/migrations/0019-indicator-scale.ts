import type { Migration } from './migration.ts'

/** What an indicator's figures are. Filled when the tables are made again after the upgrade. */
export const indicatorScale: Migration = {
  number: 19,
  name: 'indicator-scale',
  up: (connection) => {
    connection.script('ALTER TABLE record_indicator ADD COLUMN scale TEXT')
  },
}
