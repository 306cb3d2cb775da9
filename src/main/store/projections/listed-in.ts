/** Local numbers as the one parameter of `IN (SELECT value FROM json_each(?))`: as many as there are, one statement. */
export const listedIn = (records: Iterable<number>): string => JSON.stringify([...records])
