import type { EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { KnownOfficeRow } from '../../contract/exchange/offices.ts'
import { plainText } from '../../core/compliance/drafting/plain-text.ts'
import type { Directory, KnownOffice } from '../../core/exchange/directory.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { registerDirectory } from './own-keys.ts'

/** Who is who, as the root key says; a register without keys knows its own office only. */
export function listOffices(
  dependencies: UseCaseDependencies,
): Result<EngineResult<'offices.list'>, Refusal> {
  const rows = officeRows(dependencies)
  return success({ total: rows.length, rows })
}

export function officeRows({
  register,
  cryptography,
}: Pick<UseCaseDependencies, 'register' | 'cryptography'>): KnownOfficeRow[] {
  const directory = registerDirectory(register, cryptography)
  const { office, installation } = register.facts
  return directory === null
    ? [ownRow(office, installation, register.membership.waiting() === null)]
    : rowsOf(directory, register.facts)
}

const ownRow = (
  { id, name }: { readonly id: string; readonly name: string },
  installation: string,
  coordinating: boolean,
): KnownOfficeRow => ({
  id,
  name,
  coordinating,
  own: true,
  scope: coordinating ? ['all', 'confidential'] : [],
  revoked: false,
  installations: [{ id: installation, own: true, revokedAfter: null }],
})

function rowsOf(
  { offices, installations, revoked }: Directory,
  own: { readonly office: { readonly id: string }; readonly installation: string },
): KnownOfficeRow[] {
  return [...offices.values()]
    .toSorted((a, b) => a.name.localeCompare(b.name, 'es') || a.id.localeCompare(b.id))
    .map((office) => ({
      id: office.id,
      name: office.name,
      coordinating: office.coordinating,
      own: office.id === own.office.id,
      scope: [...office.scope],
      revoked: office.revoked,
      installations: [...installations.values()]
        .filter((installation) => installation.office === office.id)
        .toSorted((a, b) => a.id.localeCompare(b.id))
        .map(({ id }) => ({
          id,
          own: id === own.installation,
          revokedAfter: revoked.get(id) ?? null,
        })),
    }))
}

/** An office by id or name, accents and case ignored. */
export function officeCalled({ offices }: Directory, text: string): Result<KnownOffice, Refusal> {
  const byId = offices.get(text)
  if (byId !== undefined) return success(byId)
  const named = [...offices.values()].filter(({ name }) => plainText(name) === plainText(text))
  const [office, ...others] = named
  if (office === undefined) return failure(refusal('office_unknown', { office: text }))
  return others.length === 0
    ? success(office)
    : failure(refusal('office_ambiguous', { office: text, ids: named.map(({ id }) => id) }))
}
