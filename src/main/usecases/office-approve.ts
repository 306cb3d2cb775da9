import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import {
  approvalMessage,
  largestRequest,
  readRequest,
  requestMessage,
  type ReadRequest,
} from '../../contract/exchange/request.ts'
import { statementMessage } from '../../contract/exchange/statement.ts'
import { bytesOfHex, hexOfBytes } from '../../contract/hexadecimal.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import type { Directory, KnownOffice } from '../../core/exchange/directory.ts'
import type { SignedStatement } from '../../core/exchange/statement.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { ExchangeCallDependencies } from './exchange-calls.ts'
import { exportPackages } from './export-packages.ts'
import { marked, newRecord } from './new-record.ts'
import { checkedScope, isSameScope, rootKeys } from './office-scope.ts'
import { identityOf } from './opened-identity.ts'
import { directoryBy, registerDirectory, signedStatement, statementRecord } from './own-keys.ts'
import { mayWriteTo } from './own-revocation.ts'
import type { Cryptography, OpenKeys } from './ports/keys.ts'
import { workingPerson } from './working-person.ts'

/**
 * Lets in the office that asks, or names its new keys: its records and statements in one save, and the package with which
 * it joins. Asked again, nothing more is saved and the package is written anew.
 */
export async function approveOffice(
  dependencies: ExchangeCallDependencies,
  input: EngineParams<'offices.approve'>,
): Promise<Result<EngineResult<'offices.approve'>, Refusal>> {
  const { register, cryptography } = dependencies
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const asked = await requestIn(dependencies, input.file)
  if (!asked.ok) return asked
  const request = asked.value
  const scope = checkedScope(register, input.scope)
  if (!scope.ok) return scope
  const opened = await rootKeys(dependencies, input)
  if (!opened.ok) return opened
  const { keys, directory } = opened.value
  const admitted = mayWriteTo(directory, register.facts.installation, [])
  if (!admitted.ok) return admitted
  const known = directory.offices.get(request.office)
  const made = approvedStatements(directory, request, scope.value, keys)
  const named = directoryWith(dependencies, made)
  const refused = approvalRefusal(dependencies, request, directory, named)
  if (refused !== null) return failure(refused)
  const changes = [
    ...approvedRecords(dependencies, request, known === undefined),
    ...made.flatMap((statement) => statementRecord(dependencies.newId(), statement)),
  ]
  if (changes.length > 0) {
    const draft = { author: person.value, intent: 'office.approve', changes }
    const saved = register.save(draft, dependencies.now())
    if (!saved.ok) return saved
  }
  const who = identityOf(dependencies, keys)
  const office = who.directory.offices.get(request.office)
  if (office === undefined) throw new Error('an office that was named is not in the directory')
  const written = await exportPackages(dependencies, who, {
    offices: [office],
    passphrase: null,
    scope: [],
    out: input.out,
    largest: null,
    withAttachments: true,
    kind: 'approval',
  })
  if (!written.ok) return written
  const hash = cryptography.sha256(request.content)
  return success({
    office: office.id,
    name: office.name,
    person: request.personName,
    scope: [...office.scope],
    words: [...cryptography.spokenWords(hash)],
    approvalWords: approvalWords(cryptography, who.root, hash),
    known: known !== undefined,
    file: input.out,
    notSent: [...written.value.notSent],
  })
}

/** Who asks, to be compared by phone before anybody says yes. */
export async function examineRequest(
  dependencies: Pick<UseCaseDependencies, 'files' | 'register' | 'cryptography'>,
  { file }: EngineParams<'enrolment.read'>,
): Promise<Result<EngineResult<'enrolment.read'>, Refusal>> {
  const { register, cryptography } = dependencies
  const asked = await requestIn(dependencies, file)
  if (!asked.ok) return asked
  const { office, name, personName, content } = asked.value
  const known = registerDirectory(register, cryptography)?.offices.has(office) ?? false
  const words = [...cryptography.spokenWords(cryptography.sha256(content))]
  return success({ office, name, person: personName, words, known })
}

/** Which register said yes to which request, as both offices read it out. */
export const approvalWords = (
  { spokenWords, sha256 }: Cryptography,
  root: string,
  requestHash: Uint8Array,
): string[] => [...spokenWords(sha256(approvalMessage(root, requestHash)))]

/** What both keys of the request signed, and the office's key the installation's. */
async function requestIn(
  {
    files,
    register,
    cryptography: { verify },
  }: Pick<UseCaseDependencies, 'files' | 'register' | 'cryptography'>,
  file: string,
): Promise<Result<ReadRequest, Refusal>> {
  const read = await files.read(file, largestRequest)
  if (!read.ok) return read
  const request = readRequest(read.value.bytes)
  if (request === null) return failure(refusal('request_invalid', { file }))
  const { certified, content, installation, signingKey, byOffice, byInstallation } = request
  const message = requestMessage(content)
  const isWhole =
    verify(signingKey, message, byOffice) &&
    verify(certified.key, message, byInstallation) &&
    verify(
      signingKey,
      statementMessage(bytesOfHex(installation.content)),
      bytesOfHex(installation.signature),
    )
  if (!isWhole) return failure(refusal('request_invalid', { file }))
  return request.office === register.facts.office.id
    ? failure(refusal('request_own'))
    : success(request)
}

/** What the register does not say yet of the office and its installation; none: it was approved like this before. */
function approvedStatements(
  directory: Directory,
  request: ReadRequest,
  scope: readonly string[],
  keys: OpenKeys,
): readonly SignedStatement[] {
  const known = directory.offices.get(request.office)
  const isNamed = known !== undefined && isNamedLike(known, request, scope)
  const office = signedStatement(
    {
      kind: 'office',
      serial: directory.serial + 1,
      office: request.office,
      name: request.name,
      signingKey: request.signingKey,
      recipient: request.recipient,
      coordinating: false,
      scope,
    },
    keys.signAsRoot,
  )
  const certified = directory.installations.get(request.certified.installation)
  const isCertified = certified?.key === request.certified.key
  return [
    ...(isNamed ? [] : [office]),
    ...(isCertified ? [] : [request.installation]),
    ...(isCertified && certified.byRoot ? [] : [countersigned(request.installation, keys)]),
  ]
}

/** The office's certificate, by the root as well: from now on no other office's counts for this installation. */
const countersigned = (certificate: SignedStatement, keys: OpenKeys): SignedStatement => ({
  ...certificate,
  signature: hexOfBytes(keys.signAsRoot(statementMessage(bytesOfHex(certificate.content)))),
})

const isNamedLike = (
  known: KnownOffice,
  { name, signingKey, recipient }: ReadRequest,
  scope: readonly string[],
): boolean =>
  !known.revoked &&
  known.name === name &&
  known.signingKey === signingKey &&
  known.recipient === recipient &&
  isSameScope(known.scope, scope)

function directoryWith(
  { register, cryptography }: ExchangeCallDependencies,
  made: readonly SignedStatement[],
): Directory {
  const root = register.membership.root()
  if (root === null) throw new Error('keys were opened and no root key is pinned')
  return directoryBy([...register.membership.statements(), ...made], root, cryptography)
}

/** `null`: with the statements it would be who it says it is. */
function approvalRefusal(
  { register }: ExchangeCallDependencies,
  { office, person, certified: { installation, key } }: ReadRequest,
  before: Directory,
  after: Directory,
): Refusal | null {
  const known = before.offices.get(office)
  if (known?.coordinating === true) return refusal('office_coordinates', { office: known.name })
  const owned = before.installations.get(installation)
  if (owned !== undefined && owned.office !== office) {
    const owner = before.offices.get(owned.office)?.name ?? owned.office
    return refusal('request_installation_taken', { office: owner })
  }
  const named = after.installations.get(installation)
  // An older request than the one that was approved last would bring back keys that were lost.
  if (named?.key !== key) return refusal('request_outdated')
  if (after.revoked.has(installation)) return refusal('request_installation_revoked')
  if (known !== undefined) return null
  // Whoever asks makes up the ids: none of them may be of somebody who is here.
  const taken = [office, person, installation].find((id) => register.read.known(id) !== undefined)
  return taken === undefined ? null : refusal('request_record_taken', { id: taken })
}

/** Of an office that is new; one that is known has its people, and perhaps another installation. */
function approvedRecords(
  { register }: ExchangeCallDependencies,
  { office, name, person, personName, certified: { installation } }: ReadRequest,
  isNew: boolean,
): readonly DraftChange[] {
  const partition: PartitionKey = { kind: 'catalog' }
  const ofInstallation =
    register.read.known(installation) === undefined
      ? newRecord({ kind: 'installation', id: installation, partition, fields: { office } })
      : []
  if (!isNew) return ofInstallation
  return [
    ...newRecord({
      kind: 'office',
      id: office,
      partition,
      fields: { name, coordinating: false },
    }),
    ...ofInstallation,
    ...newRecord({
      kind: 'person',
      id: person,
      partition,
      fields: { name: personName },
      sets: { offices: marked([office]) },
    }),
  ]
}
