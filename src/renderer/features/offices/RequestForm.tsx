import { Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { usePerson } from '../../state/preferences.ts'
import { useUnlockedAction } from '../../state/unlocking.ts'
import { EightWords } from '../../ui/EightWords.tsx'
import { KeyValues } from '../../ui/KeyValues.tsx'
import { Note } from '../../ui/Note.tsx'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { noScope, scopeElements, ScopeFields } from './ScopeFields.tsx'

interface RequestFormProps {
  /** Ticket. */
  readonly file: string
  readonly request: MethodResult<'enrolment.read'>
  readonly onApproved: (approved: MethodResult<'enrolment.approve'>) => void
  readonly onClose: () => void
}

/** Who asks, the words, and what they may have. */
export function RequestForm({ file, request, onApproved, onClose }: RequestFormProps) {
  const { t } = useTexts()
  const person = usePerson()
  const approve = useUnlockedAction('enrolment.approve')
  const [agree, setAgree] = useState(false)
  const [scope, setScope] = useState(noScope)
  const elements = scopeElements(scope)
  const save = async () => {
    if (person === null || !agree) return
    const approved = await approve.run({ as: person, file, scope: [...elements] })
    if (approved !== null) onApproved(approved)
  }
  return (
    <Stack>
      <KeyValues
        items={[
          { label: t('enrolment.office'), value: request.name },
          { label: t('enrolment.person'), value: request.person },
        ]}
      />
      {request.known && <Note tone="partial">{t('enrolment.known')}</Note>}
      <Text size="sm">{t('enrolment.compare', { office: request.name })}</Text>
      <EightWords words={request.words} label={t('enrolment.requestWords')} />
      <Checkbox
        data-autofocus
        label={t('enrolment.agree')}
        description={t('enrolment.agreeHint')}
        checked={agree}
        onChange={(event) => setAgree(event.currentTarget.checked)}
      />
      <ScopeFields scope={scope} onChange={setScope} />
      {person === null && <Note tone="partial">{t('errors.person_required')}</Note>}
      {approve.refused !== null && <ErrorNote refusal={approve.refused} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('actions.cancel')}
        </Button>
        <SaveButton
          disabled={!agree || elements.length === 0 || person === null}
          loading={approve.running}
          leftSection={<IconDeviceFloppy size={16} aria-hidden />}
          onClick={() => void save()}
        >
          {t('enrolment.approve')}
        </SaveButton>
      </Group>
    </Stack>
  )
}
