import { Checkbox, MultiSelect, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { useList } from '../../api/queries.ts'
import { agreementName, sessionInFull } from '../../ui/names.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface Named {
  readonly value: string
  readonly label: string
}

/** What an office may have, as it is chosen. */
interface ChosenScope {
  readonly of: 'all' | 'sessions' | 'agreements'
  readonly sessions: readonly string[]
  /** With their names: a search that goes on does not know them any more. */
  readonly agreements: readonly Named[]
  readonly confidential: boolean
}

export const noScope: ChosenScope = { of: 'all', sessions: [], agreements: [], confidential: false }

/** `all`, `confidential`, `session:<id>`, `agreement:<id>`; none: nothing is chosen yet. */
export function scopeElements({
  of,
  sessions,
  agreements,
  confidential,
}: ChosenScope): readonly string[] {
  const chosen = {
    all: ['all'],
    sessions: sessions.map((id) => `session:${id}`),
    agreements: agreements.map(({ value }) => `agreement:${value}`),
  }[of]
  return chosen.length === 0 || !confidential ? chosen : [...chosen, 'confidential']
}

interface ScopeFieldsProps {
  readonly scope: ChosenScope
  readonly onChange: (scope: ChosenScope) => void
}

export function ScopeFields({ scope, onChange }: ScopeFieldsProps) {
  const { t, language } = useTexts()
  const { of, sessions, confidential } = scope
  const known = useList('sessions', { limit: 500 })
  return (
    <Stack gap="sm">
      <Radio.Group
        label={t('scope.label')}
        value={of}
        onChange={(next) =>
          onChange({
            ...scope,
            of: next === 'sessions' || next === 'agreements' ? next : 'all',
          })
        }
      >
        <Stack gap="xs" mt="xs">
          <Radio value="all" label={t('scope.all')} />
          <Radio value="sessions" label={t('scope.sessions')} />
          <Radio value="agreements" label={t('scope.agreements')} />
        </Stack>
      </Radio.Group>
      {of === 'sessions' && (
        <MultiSelect
          searchable
          clearable
          label={t('scope.whichSessions')}
          nothingFoundMessage={t('common.noMatch')}
          data={(known.data?.rows ?? []).map((session) => ({
            value: session.id,
            label: sessionInFull(session, language, t),
          }))}
          value={[...sessions]}
          onChange={(chosen) => onChange({ ...scope, sessions: chosen })}
        />
      )}
      {of === 'agreements' && <AgreementsField scope={scope} onChange={onChange} />}
      <Checkbox
        label={t('scope.confidential')}
        description={t('scope.confidentialHint')}
        checked={confidential}
        onChange={(event) => onChange({ ...scope, confidential: event.currentTarget.checked })}
      />
    </Stack>
  )
}

/** There are too many to list: they are searched. */
function AgreementsField({ scope, onChange }: ScopeFieldsProps) {
  const { t } = useTexts()
  const [search, setSearch] = useState('')
  const found = useList('agreements', { limit: 20, ...(search === '' ? {} : { search }) })
  const names = new Map(
    [
      ...(found.data?.rows ?? []).map((row) => ({
        value: row.id,
        label: [agreementName(row, t), row.title].filter(Boolean).join(' · '),
      })),
      ...scope.agreements,
    ].map((one) => [one.value, one]),
  )
  return (
    <MultiSelect
      searchable
      clearable
      label={t('scope.whichAgreements')}
      nothingFoundMessage={t('common.noMatch')}
      data={[...names.values()]}
      // The engine has searched already.
      filter={({ options }) => options}
      searchValue={search}
      onSearchChange={setSearch}
      value={scope.agreements.map(({ value }) => value)}
      onChange={(chosen) =>
        onChange({ ...scope, agreements: chosen.flatMap((id) => names.get(id) ?? []) })
      }
    />
  )
}
