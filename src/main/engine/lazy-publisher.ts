import type { Publisher } from '../usecases/ports/publisher.ts'

/** The code that speaks with PostgreSQL is loaded when somebody publishes. */
export async function publisher(): Promise<Publisher> {
  const { postgresPublisher } = await import('../publish/publisher.ts')
  return postgresPublisher
}
