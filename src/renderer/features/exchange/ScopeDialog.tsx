import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { canonicalScope } from '../../../core/exchange/scope.ts'
import { useScopePreview } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { useUnlockedAction } from '../../state/unlocking.ts'
import { Note } from '../../ui/Note.tsx'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { chosenOf, scopeOf } from './chosen-scope.ts'
import type { OtherOffice } from './other-offices.ts'
import { ScopeFields } from './ScopeFields.tsx'

interface ScopeDialogProps {
  readonly office: OtherOffice
  readonly onClose: () => void
}

/** Another scope for an office, with what it gains and what it is not sent any more. */
export function ScopeDialog({ office: { id, name, scope }, onClose }: ScopeDialogProps) {
  const { t } = useTexts()
  const person = usePerson()
  const change = useUnlockedAction('offices.scope.change')
  const [chosen, setChosen] = useState(() => chosenOf(scope))
  const next = scopeOf(chosen)
  const [asked] = useDebouncedValue(next.join(' '), 200)
  const isSame = canonicalScope(next).join(' ') === canonicalScope(scope).join(' ')
  const preview = useScopePreview(
    next.length === 0 || isSame ? null : { office: id, scope: asked.split(' ').filter(Boolean) },
  )
  const confirm = async () => {
    if (person === null) return
    if ((await change.run({ as: person, office: id, scope: next })) === null) return
    notifications.show({ color: 'green', message: t('exchange.scopeChanged', { name }) })
    onClose()
  }
  return (
    <Modal opened size="lg" onClose={onClose} title={t('exchange.scopeTitle', { name })}>
      <Stack>
        <ScopeFields
          scope={chosen}
          onChange={(to) => {
            change.forget()
            setChosen(to)
          }}
        />
        {preview.isError && <ErrorNote refusal={toRefusal(preview.error)} />}
        {preview.data !== undefined && <ScopeChange change={preview.data} />}
        {person === null && <Text size="sm">{t('units.needsPerson')}</Text>}
        {change.refused !== null && <ErrorNote refusal={change.refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <SaveButton
            loading={change.running}
            disabled={person === null || isSame || next.length === 0}
            onClick={() => void confirm()}
          >
            {t('exchange.changeScope')}
          </SaveButton>
        </Group>
      </Stack>
    </Modal>
  )
}

type Change = MethodResult<'offices.scope.preview'>

function ScopeChange({ change: { gained, lost } }: { readonly change: Change }) {
  const { t } = useTexts()
  const words = (shares: Change['gained']): string =>
    shares
      .map(({ session, agreements }) =>
        t('exchange.share', { session: session ?? t('exchange.noSession'), count: agreements }),
      )
      .join('; ')
  if (gained.length === 0 && lost.length === 0) {
    return <Note tone="neutral">{t('exchange.scopeNoChange')}</Note>
  }
  return (
    <>
      {gained.length > 0 && (
        <Note tone="good" title={t('exchange.gains')}>
          {words(gained)}
        </Note>
      )}
      {lost.length > 0 && (
        <Note tone="partial" title={t('exchange.loses')}>
          {words(lost)}
          <Text size="sm">{t('exchange.losesHint')}</Text>
        </Note>
      )}
    </>
  )
}
