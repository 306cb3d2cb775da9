import { Checkbox, MultiSelect, Radio, Stack } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useFoundAgreements, useList, useRecordLabels } from '../../api/queries.ts'
import { agreementName, sessionInFull } from '../../ui/names.ts'
import { useTexts } from '../../ui/use-texts.ts'
import type { ChosenScope } from './chosen-scope.ts'

/** Milliseconds without typing after which the register is asked. */
const pause = 200

interface ScopeFieldsProps {
  readonly scope: ChosenScope
  readonly onChange: (scope: ChosenScope) => void
}

/** What somebody may have: all, or some sessions and agreements; what is confidential only where it is said. */
export function ScopeFields({ scope, onChange }: ScopeFieldsProps) {
  const { t, language } = useTexts()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed, pause)
  const sessions = useList('sessions', { limit: 1000 })
  const found = useFoundAgreements(asked)
  const chosenNames = useRecordLabels(scope.agreements)
  const options = new Map(
    [...chosenNames]
      .map(([id, name]) => [id, name] as const)
      .concat(
        (found.data ?? []).map(
          (row) =>
            [
              row.id,
              `${agreementName(row, t)} · ${t('sessions.short', { roman: row.session })}`,
            ] as const,
        ),
      ),
  )
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('exchange.scope.label')}
        value={scope.all ? 'all' : 'some'}
        onChange={(value) => onChange({ ...scope, all: value === 'all' })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t('exchange.scope.everything')} />
          <Radio value="some" label={t('exchange.scope.some')} />
        </Stack>
      </Radio.Group>
      {!scope.all && (
        <>
          <MultiSelect
            searchable
            clearable
            label={t('exchange.scope.sessions')}
            data={(sessions.data?.rows ?? []).map((row) => ({
              value: row.id,
              label: sessionInFull(row, language, t),
            }))}
            value={[...scope.sessions]}
            onChange={(next) => onChange({ ...scope, sessions: next })}
          />
          <MultiSelect
            searchable
            clearable
            label={t('exchange.scope.agreements')}
            description={t('exchange.scope.agreementsHint')}
            data={[...options].map(([value, label]) => ({ value, label }))}
            // The register has searched already.
            filter={({ options: all }) => all}
            searchValue={typed}
            onSearchChange={setTyped}
            value={[...scope.agreements]}
            onChange={(next) => onChange({ ...scope, agreements: next })}
          />
        </>
      )}
      <Checkbox
        label={t('exchange.scope.confidential')}
        description={t('exchange.scope.confidentialHint')}
        checked={scope.confidential}
        onChange={(event) => onChange({ ...scope, confidential: event.currentTarget.checked })}
      />
    </Stack>
  )
}
