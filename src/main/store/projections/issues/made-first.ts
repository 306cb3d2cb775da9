import { catalogueInstallation } from '../../../../contract/catalogue.ts'

/**
 * SQL of the commit that made the record in a column: of those that wrote to it the one with the smallest stamp. Local
 * numbers follow the order of arrival, which offices do not share.
 */
export const commitThatMade = (record: string): string =>
  `(SELECT m.id FROM touched t JOIN commit_log m ON m.id = t.commit_id WHERE t.record = ${record}
    ORDER BY m.wall, m.logical, m.installation, m.counter, m.hash LIMIT 1)`

/**
 * SQL that puts records in the order in which they were made, the same in every office: what to join, and by what to
 * sort. The national catalogue is dated by its release and yet was there before anybody; of those that one commit made
 * the one with the smallest id comes first.
 */
export const inOrderMade = (record: string): { readonly join: string; readonly by: string } => ({
  join: `JOIN record made ON made.id = ${record} JOIN commit_log first ON first.id = ${commitThatMade(record)}`,
  by: `first.installation <> x'${catalogueInstallation}', first.wall, first.logical, first.installation, first.counter,
    first.hash, made.uid`,
})
