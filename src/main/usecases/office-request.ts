import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import {
  encodeRequest,
  requestFile,
  requestMessage,
  type OfficeRequest,
} from '../../contract/exchange/request.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { openOrMakeKeys, registerDirectory, signedStatement } from './own-keys.ts'
import type { OpenKeys, Unlocking } from './ports/keys.ts'
import { workingPerson } from './working-person.ts'

/**
 * Writes the file by which this office asks the coordinating one to be let in, or to be known by new keys after it lost
 * its own. The words are read out by phone.
 */
export async function requestApproval(
  dependencies: UseCaseDependencies,
  { as, file, passphraseFile }: EngineParams<'offices.request'>,
): Promise<Result<EngineResult<'offices.request'>, Refusal>> {
  const { files, cryptography, register } = dependencies
  const who = asking(dependencies, as)
  if (!who.ok) return who
  const opened = await requestKeys(dependencies, { passphraseFile })
  if (!opened.ok) return opened
  const keys = opened.value
  const { office, installation } = register.facts
  const content = encodeRequest(requestOf(dependencies, keys, who.value))
  const message = requestMessage(content)
  const written = await files.write(
    file,
    requestFile(content, keys.signAsOffice(message), keys.signAs(installation, message)),
  )
  if (!written.ok) return written
  const words = [...cryptography.spokenWords(cryptography.sha256(content))]
  return success({ office: office.id, file, words })
}

/** What is read out by phone, where the file was already written. */
export async function requestWords(
  dependencies: UseCaseDependencies,
  { as }: EngineParams<'enrolment.words'>,
): Promise<Result<EngineResult<'enrolment.words'>, Refusal>> {
  const { keys, cryptography } = dependencies
  if (!keys.exist()) return failure(refusal('keys_not_made'))
  const opened = await keys.open({ passphraseFile: null })
  if (!opened.ok) return opened
  // A copy is an installation of its own, which has not asked yet.
  if (!opened.value.installations.has(dependencies.register.facts.installation)) {
    return failure(refusal('keys_not_made'))
  }
  const content = requestContent(dependencies, opened.value, as)
  return content.ok
    ? success({ words: [...cryptography.spokenWords(cryptography.sha256(content.value))] })
    : content
}

/** The same request again, to tell whether an approval is for it. */
export function requestContent(
  dependencies: UseCaseDependencies,
  keys: OpenKeys,
  as: string | null,
): Result<Uint8Array, Refusal> {
  const who = asking(dependencies, as)
  return who.ok ? success(encodeRequest(requestOf(dependencies, keys, who.value))) : who
}

interface Asking {
  readonly office: string
  readonly person: { readonly id: string; readonly name: string }
}

function asking({ register }: UseCaseDependencies, as: string | null): Result<Asking, Refusal> {
  const waiting = register.membership.waiting()
  if (waiting !== null) return success(waiting)
  const person = workingPerson(register, as)
  if (!person.ok) return person
  const name = register.read.record(person.value)?.label ?? ''
  return success({ office: register.facts.office.name, person: { id: person.value, name } })
}

/** Keys that were lost are made anew; the coordinating office has a recovery sheet for that. */
async function requestKeys(
  dependencies: UseCaseDependencies,
  unlocking: Unlocking,
): Promise<Result<OpenKeys, Refusal>> {
  const { register, keys, cryptography } = dependencies
  const { office, installation } = register.facts
  const known = registerDirectory(register, cryptography)?.offices.get(office.id)
  if (register.membership.waiting() !== null) return openOrMakeKeys(dependencies, unlocking)
  if (known === undefined || known.coordinating) {
    return failure(refusal('office_coordinates', { office: office.name }))
  }
  return keys.exist()
    ? openOrMakeKeys(dependencies, unlocking)
    : keys.make(unlocking, { installation, withRoot: false })
}

function requestOf(
  { register, cryptography }: UseCaseDependencies,
  keys: OpenKeys,
  { office: name, person }: Asking,
): OfficeRequest {
  const { office, installation } = register.facts
  const key = keys.installations.get(installation)
  if (key === undefined) throw new Error('keys without one of this installation')
  const known = registerDirectory(register, cryptography)?.installations.get(installation)
  const serial = known === undefined ? 1 : known.key === key ? known.serial : known.serial + 1
  return {
    office: office.id,
    name,
    person: person.id,
    personName: person.name,
    signingKey: keys.office,
    recipient: keys.recipient,
    installation: signedStatement(
      { kind: 'installation', serial, office: office.id, installation, key },
      keys.signAsOffice,
    ),
  }
}
