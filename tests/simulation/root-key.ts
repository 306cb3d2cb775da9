import { encodeStatement, statementMessage } from '../../src/contract/exchange/statement.ts'
import type { RevocationStatement } from '../../src/core/exchange/statement.ts'
import { newRecord } from '../../src/main/usecases/new-record.ts'
import { note, type Tally } from './happenings.ts'
import { signingKeyOf } from './signing-keys.ts'
import { valueOf } from './value-of.ts'
import type { World } from './world.ts'

/** Of the coordinating office. */
export const rootKey = signingKeyOf(new Uint8Array(32).fill(0x5e))

/**
 * The coordinating office leaves out what some installation saved after a counter, or takes an earlier word of that back:
 * serials are sometimes the same, as from two copies of its register.
 */
export function revoke(world: World, tally: Tally): void {
  const { random, offices } = world
  const [coordinator] = offices
  if (coordinator === undefined) return
  // Nobody ends the installation that says it, under whatever machine it goes.
  const own = coordinator.register.facts.installation
  const others = offices.filter(({ register }) => register.facts.installation !== own)
  if (others.length === 0) return
  const revoked = random.pick(others)
  const { installation } = revoked.register.facts
  const last = coordinator.database.column<number | null>(
    'SELECT max(counter) FROM commit_log WHERE lower(hex(installation)) = ?',
    [installation],
  )[0]
  const says: RevocationStatement = {
    kind: 'revocation',
    serial: 1 + random.below(6),
    office: null,
    accepted: [{ installation, counter: random.below((last ?? 0) + 4) }],
  }
  const content = encodeStatement(says)
  const signature = Buffer.from(rootKey.sign(statementMessage(content)))
  valueOf(
    coordinator.register.save(
      {
        author: coordinator.people[0] ?? '',
        intent: 'office.revoke',
        changes: newRecord({
          kind: 'statement',
          id: coordinator.newId(),
          partition: { kind: 'catalog' },
          fields: {
            content: Buffer.from(content).toString('base64url'),
            signature: signature.toString('base64url'),
          },
        }),
      },
      coordinator.now(),
    ),
  )
  note(tally, 'key_revoked')
}
