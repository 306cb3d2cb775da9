import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { plainText } from '../../core/compliance/drafting/plain-text.ts'
import type { KnownOffice } from '../../core/exchange/directory.ts'
import { success, type Result } from '../../core/result.ts'
import type { ExchangeIdentity } from './exchange-identity.ts'
import { exchangeIdentity, recipients, type ExchangeCallDependencies } from './exchange-calls.ts'
import { exportPackages, type ExportOrder } from './export-packages.ts'
import { checkedScope } from './office-scope.ts'

type Sent = EngineResult<'exchange.write'>

/** Writes packages into a folder that a person chose, under names that say for whom they are and when they were made. */
export async function sendPackages(
  dependencies: ExchangeCallDependencies,
  input: EngineParams<'exchange.write'>,
): Promise<Result<Sent, Refusal>> {
  const { recipient } = input
  const scope =
    recipient.kind === 'passphrase'
      ? checkedScope(dependencies.register, recipient.scope)
      : success([])
  if (!scope.ok) return scope
  const opened = await exchangeIdentity(dependencies, { as: input.as, passphraseFile: null })
  if (!opened.ok) return opened
  const who = opened.value
  if (recipient.kind === 'passphrase') {
    const passphrase = dependencies.passphrases.make()
    const order = { offices: [], passphrase, scope: scope.value }
    const sent = await send(dependencies, who, input, order)
    return sent.ok ? success({ ...sent.value, refused: [], passphrase }) : sent
  }
  const offices = recipients(who, recipient.offices)
  if (!offices.ok) return offices
  if (recipient.together || offices.value.length === 1) {
    const sent = await send(dependencies, who, input, toOffices(offices.value))
    return sent.ok ? success({ ...sent.value, refused: [], passphrase: null }) : sent
  }
  return success(await sendEach(dependencies, who, input, offices.value))
}

const toOffices = (
  offices: readonly KnownOffice[],
): Pick<ExportOrder, 'offices' | 'passphrase' | 'scope'> => ({
  offices,
  passphrase: null,
  scope: [],
})

/** Each office for itself: that one is refused something keeps nothing from the others. */
async function sendEach(
  dependencies: ExchangeCallDependencies,
  who: ExchangeIdentity,
  input: EngineParams<'exchange.write'>,
  offices: readonly KnownOffice[],
): Promise<Sent> {
  const packages: Sent['packages'] = []
  const refused: Sent['refused'] = []
  const notSent = new Map<string, Sent['notSent'][number]>()
  let unvouched = 0
  for (const office of offices) {
    const sent = await send(dependencies, who, input, toOffices([office]))
    if (!sent.ok) {
      refused.push({ office: office.name, error: sent.error })
      // Whoever cancels means the offices that were still to come as well.
      if (dependencies.job.signal.aborted) break
      continue
    }
    packages.push(...sent.value.packages)
    unvouched += sent.value.unvouched
    for (const file of sent.value.notSent) notSent.set(file.sha256, file)
  }
  return { packages, refused, unvouched, notSent: [...notSent.values()], passphrase: null }
}

async function send(
  dependencies: ExchangeCallDependencies,
  who: ExchangeIdentity,
  { folder, largest, attachments }: EngineParams<'exchange.write'>,
  order: Pick<ExportOrder, 'offices' | 'passphrase' | 'scope'>,
): Promise<Result<Pick<Sent, 'packages' | 'unvouched' | 'notSent'>, Refusal>> {
  const { exchangeFiles } = dependencies
  const out = exchangeFiles.newFile(folder, `${fileStem(dependencies, order.offices)}.acuerdos`)
  const exported = await exportPackages(dependencies, who, {
    ...order,
    out,
    largest,
    withAttachments: attachments,
    kind: null,
    job: dependencies.job,
  })
  if (!exported.ok) return exported
  const { packages, unvouched, notSent } = exported.value
  return success({
    unvouched,
    notSent: [...notSent],
    packages: packages.map((one) => ({
      ...one,
      name: one.file.slice(Math.max(...['/', '\\'].map((sign) => one.file.lastIndexOf(sign))) + 1),
      offices: order.offices.map(({ name }) => name),
    })),
  })
}

/** `Secretariado de Durango` at noon: `secretariado-de-durango 2026-11-22 120000`. */
function fileStem(
  { register, now }: ExchangeCallDependencies,
  offices: readonly KnownOffice[],
): string {
  const [office, ...others] = offices
  const whom = office === undefined ? '' : plainText(office.name)
  const readable = whom.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')
  const counted = others.length === 0 ? readable : `${readable}-y-${others.length}`
  const moment = new Intl.DateTimeFormat('sv-SE', {
    timeZone: register.facts.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(now())
    .replaceAll(':', '')
  return `${counted === '' ? 'acuerdos' : counted.slice(0, 60)} ${moment}`
}
