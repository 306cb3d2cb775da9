import { sketchOf } from '../../../core/compliance/similar-text.ts'
import type { Register } from '../../usecases/ports/register.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/** Agreements of any session that share a key of their sketches with a text. */
export function agreementsLike(
  connection: ReadConnection,
  text: string,
): ReturnType<Register['agreementsLike']> {
  return connection
    .all<{
      uid: Uint8Array
      number: string | null
      title: string | null
      text: string
      session: string | null
    }>(
      // Keys stand by session: each is looked for in each.
      `SELECT r.uid, x.number, x.title, x.text, z.roman AS session FROM (
         SELECT DISTINCT k.agreement FROM record_session s CROSS JOIN json_each(?) j
         CROSS JOIN agreement_sketch k ON k.session = s.record AND k.key = j.value) found
       JOIN record_agreement x ON x.record = found.agreement
       JOIN record r ON r.id = x.record
       LEFT JOIN record_session z ON z.record = x.session
       ORDER BY r.uid`,
      [JSON.stringify(sketchOf(text))],
    )
    .map(({ uid, ...agreement }) => ({ id: toHex(uid), ...agreement }))
}
