import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { SettingsFields } from '../../contract/institutions.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { registry } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord, numberOf } from './new-record.ts'
import type { Register } from './ports/register.ts'
import { workingPerson } from './working-person.ts'

const settingNames = ['dueSoonDays', 'longestReceiptDays', 'silentAfterDays'] as const

export function readSettings({
  register,
}: Pick<UseCaseDependencies, 'register'>): Result<SettingsFields, Refusal> {
  const { id: _, ...settings } = register.read.institutions.settings()
  return success(settings)
}

/** How the register's own office works: its settings are made with the first one that is chosen. */
export function editSettings(
  { register, now, newId }: UseCaseDependencies,
  input: EngineParams<'settings.edit'>,
): Result<EngineResult<'settings.edit'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const changes = settingChanges(register, input.settings, newId)
  if (changes.length === 0) {
    return failure(refusal('nothing_to_change', { id: register.facts.office.id }))
  }
  const saved = register.save(
    { author: person.value, intent: 'settings.edit', changes: [...changes] },
    now(),
  )
  return saved.ok ? readSettings({ register }) : saved
}

function settingChanges(
  register: Register,
  chosen: EngineParams<'settings.edit'>['settings'],
  newId: () => string,
): readonly DraftChange[] {
  const { id, ...current } = register.read.institutions.settings()
  const office = register.facts.office.id
  const partition: PartitionKey = { kind: 'office', id: office }
  const changed = settingNames.flatMap((name) => {
    const value = chosen[name]
    return value === undefined || value === current[name] ? [] : [[name, value] as const]
  })
  if (changed.length === 0) return []
  if (id === null) {
    return newRecord({
      kind: 'officeSettings',
      id: newId(),
      partition,
      fields: { office, ...Object.fromEntries(changed) },
    })
  }
  const view = register.read.record(id)
  return changed.map(([name, value]) => ({
    kind: registry.officeSettings.number,
    record: id,
    partition,
    field: numberOf('officeSettings', name),
    element: null,
    value,
    replaces: view?.fields[name]?.live ?? [],
  }))
}
