/** The statements of a register whose offices send what the fuzzer spoils, and statements that nobody may believe. */
import {
  encodeStatement,
  readStatement,
  statementMessage,
  type CarriedStatement,
} from '../../src/contract/exchange/statement.ts'
import { hexOfBytes } from '../../src/contract/hexadecimal.ts'
import type { SignedStatement, Statement } from '../../src/core/exchange/statement.ts'
import { cryptography } from '../../src/main/exchange/keys/ed25519.ts'
import { directoryBy } from '../../src/main/usecases/own-keys.ts'
import { trustOf } from '../../src/main/usecases/trust-of.ts'
import { rootKey } from '../simulation/root-key.ts'
import { officeKey, type SigningKey } from '../simulation/signing-keys.ts'
import { coordination, durango, zacatecas, type TestOffice } from '../support/packages.ts'

const signed = (says: Statement, { sign }: SigningKey): CarriedStatement => {
  const content = encodeStatement(says)
  return { content, signature: sign(statementMessage(content)) }
}

const named = ({ office, recipient }: TestOffice, serial: number, by: SigningKey) =>
  signed(
    {
      kind: 'office',
      serial,
      office,
      name: `Oficina ${serial}`,
      signingKey: officeKey(office).publicKey,
      recipient,
      coordinating: serial === 1,
      scope: ['all'],
    },
    by,
  )

/** That the office has the installation with this key, by whoever signs it. */
const certified = (
  { office, installation }: TestOffice,
  key: Uint8Array,
  by: SigningKey,
): CarriedStatement =>
  signed({ kind: 'installation', serial: 9, office, installation, key: hexOfBytes(key) }, by)

// Durango was named before Zacatecas, and claims its installation in vain: the root said whose it is.
const offices = [coordination, durango, zacatecas]

/** Zacatecas was revoked: what it still sends is kept and does not count, so that all offices come to hold the same. */
const register: readonly SignedStatement[] = [
  ...offices.map((office, index) => named(office, index + 1, rootKey)),
  ...offices.map((one) => certified(one, one.publicKey, officeKey(one.office))),
  ...offices.map((one) => certified(one, one.publicKey, rootKey)),
  signed(
    {
      kind: 'revocation',
      serial: 4,
      office: zacatecas.office,
      accepted: [{ installation: zacatecas.installation, counter: 1 }],
    },
    rootKey,
  ),
].flatMap((carried) => readStatement(carried) ?? [])

/** As the program trusts: by the register's own statements, and those in the package. */
export const trustByStatements = trustOf({
  root: rootKey.publicKey,
  directoryWith: (brought) =>
    directoryBy([...register, ...brought], rootKey.publicKey, cryptography),
})

/** With any of them Durango would pass for whoever sent the package. */
export const falseStatements = (sender: TestOffice): readonly (readonly CarriedStatement[])[] => [
  // The certificate of one office, signed by another.
  [certified(sender, durango.publicKey, officeKey(durango.office))],
  // Another office says that the installation is its own.
  [
    certified(
      { ...durango, installation: sender.installation },
      durango.publicKey,
      officeKey(durango.office),
    ),
  ],
  // A root of its own names the office anew.
  [
    named(sender, 99, officeKey(durango.office)),
    certified(sender, durango.publicKey, officeKey(durango.office)),
  ],
  // The signature of a true certificate below other words.
  [
    {
      ...certified(sender, durango.publicKey, officeKey(durango.office)),
      signature: certified(sender, sender.publicKey, officeKey(sender.office)).signature,
    },
  ],
]
