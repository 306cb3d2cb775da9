import { createPublicKey, verify } from 'node:crypto'
import { readStatement, statementMessage } from '../../../contract/exchange/statement.ts'
import { bytesOfHex } from '../../../contract/hexadecimal.ts'
import type { Commit, Id } from '../../../core/changes/types.ts'
import type { Attesting, VerifyStatement } from '../../../core/exchange/directory.ts'
import type { SignedStatement } from '../../../core/exchange/statement.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { isMadeAt } from '../minted-ids.ts'

const { number: statement, fields } = recordDefinitions.statement

/** What a commit says of who is who, as it wrote it down. */
export interface Stated {
  readonly record: Id
  readonly content: string
  readonly signature: string
}

/** A statement is made whole by one commit in the catalogue; halves of one are none. */
export function statedIn({ partition, changes }: Commit): readonly Stated[] {
  if (partition.kind !== 'catalog') return []
  const contents = changes.filter(
    ({ kind, field }) => kind === statement && field === fields.content.number,
  )
  return contents.flatMap(({ record, value: content }) => {
    const signature = changes.find(
      (change) =>
        change.record === record &&
        change.kind === statement &&
        change.field === fields.signature.number,
    )?.value
    return typeof content === 'string' && typeof signature === 'string'
      ? [{ record, content, signature }]
      : []
  })
}

/** `null`: it is none that this version knows. */
export const readStated = ({
  content,
  signature,
}: Omit<Stated, 'record'>): SignedStatement | null =>
  readStatement({
    content: Buffer.from(content, 'base64url'),
    signature: Buffer.from(signature, 'base64url'),
  })

const isPublicKey = /^[0-9a-f]{64}$/

/** Ed25519 over what `statementMessage` makes of the content. */
export const verifyStatement: VerifyStatement = (key, { content, signature }) => {
  if (!isPublicKey.test(key)) return false
  const x = Buffer.from(bytesOfHex(key)).toString('base64url')
  const known = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, statementMessage(bytesOfHex(content)), known, bytesOfHex(signature))
}

export const attesting: Attesting = { verify: verifyStatement, isMadeAt }
