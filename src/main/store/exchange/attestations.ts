import { partitionName, partitionOfName } from '../../../core/changes/partition.ts'
import type { CommitHash, PartitionKey } from '../../../core/changes/types.ts'
import type { HeldAttestation } from '../../usecases/ports/packages.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'

/** Keeps what authors signed, as far as it vouches for a head for which nothing that is kept does. */
export function keepAttestations(
  connection: WriteConnection,
  attestations: readonly HeldAttestation[],
): void {
  for (const { installation, size, signature, leaves, proof } of attestations) {
    if (leaves.every(({ hash }) => isVouched(connection, fromHex(hash)))) continue
    const { lastId } = connection.run(
      'INSERT INTO attestation (installation, size, signature, proof) VALUES (?, ?, ?, ?)',
      [fromHex(installation), size, signature, fromHex(proof.join(''))],
    )
    for (const { leaf, partition, sequence, hash } of leaves) {
      connection.run(
        'INSERT INTO attested_head (attestation, leaf, partition, sequence, hash) VALUES (?, ?, ?, ?, ?)',
        [lastId, leaf, partitionName(partition), sequence, fromHex(hash)],
      )
    }
  }
}

/** Its author signed that its feed goes up to this commit. */
export const isVouched = (connection: ReadConnection, hash: Uint8Array): boolean =>
  connection.get('SELECT 1 FROM attested_head WHERE hash = ? LIMIT 1', [hash]) !== undefined

/** What vouches for these heads, each of which `isVouched`. */
export function attestationsOf(
  connection: ReadConnection,
  heads: readonly CommitHash[],
): readonly HeldAttestation[] {
  const ids = new Set(
    heads.flatMap((hash) =>
      connection
        .column<number>('SELECT max(attestation) FROM attested_head WHERE hash = ?', [
          fromHex(hash),
        ])
        .slice(0, 1),
    ),
  )
  return [...ids].map((id) => attestationAt(connection, id))
}

function attestationAt(connection: ReadConnection, id: number): HeldAttestation {
  const found = connection.get<{
    installation: Uint8Array
    size: number
    signature: Uint8Array
    proof: Uint8Array
  }>('SELECT installation, size, signature, proof FROM attestation WHERE id = ?', [id])
  if (found === undefined) throw new Error(`attestation ${id} is not there`)
  const proof = toHex(found.proof)
  return {
    installation: toHex(found.installation),
    size: found.size,
    signature: found.signature,
    proof: proof.match(/.{64}/g) ?? [],
    leaves: connection
      .all<{ leaf: number; partition: string; sequence: number; hash: Uint8Array }>(
        'SELECT leaf, partition, sequence, hash FROM attested_head WHERE attestation = ? ORDER BY leaf',
        [id],
      )
      .map(({ leaf, partition, sequence, hash }) => ({
        leaf,
        partition: partitionIn(partition),
        sequence,
        hash: toHex(hash),
      })),
  }
}

function partitionIn(name: string): PartitionKey {
  const partition = partitionOfName(name)
  if (partition === undefined) throw new Error(`no partition is named ${name}`)
  return partition
}
