import type pg from 'pg'

/** All of it or nothing; what fails is thrown on. */
export async function inTransaction<Done>(
  client: pg.Client,
  work: () => Promise<Done>,
): Promise<Done> {
  await client.query('BEGIN')
  try {
    const done = await work()
    await client.query('COMMIT')
    return done
  } catch (error) {
    // A connection that is lost has rolled back by itself.
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}
