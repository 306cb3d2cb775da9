import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowBackUp } from '@tabler/icons-react'
import type { UndoneRecord } from '../../../contract/undo.ts'
import { useAction } from '../../api/actions.ts'
import { useLastSave } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { fieldLabel, intentLabel } from '../../ui/known-labels.ts'
import { EmptyNote, ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** What undoing would change, before anybody does it: the person's last save and nothing else. */
export function UndoDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const person = usePerson()
  const last = useLastSave(person)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('undo.title')}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
      {person !== null && last.isPending && <LoadingPage />}
      {last.isError && <ErrorNote refusal={toRefusal(last.error)} />}
      {last.data === null && <EmptyNote title={t('undo.nothing')} icon={IconArrowBackUp} />}
      {person !== null && last.data !== undefined && last.data !== null && (
        <LastSave person={person} last={last.data} onClose={onClose} />
      )}
    </Modal>
  )
}

interface LastSaveProps {
  readonly person: string
  readonly last: NonNullable<ReturnType<typeof useLastSave>['data']>
  readonly onClose: () => void
}

function LastSave({ person, last, onClose }: LastSaveProps) {
  const { t } = useTexts()
  const moment = useMoments()
  const undo = useAction('saves.undo')
  const refused = undo.refused ?? last.refused
  const confirm = async () => {
    const undone = await undo.run({ as: person, save: last.save })
    if (undone === null) return
    notifications.show({ message: t('undo.done', { intent: intentLabel(undone.intent, t) }) })
    onClose()
  }
  const more = last.total - last.records.length
  return (
    <Stack>
      <Text size="sm">
        {t('undo.what', {
          intent: intentLabel(last.intent, t),
          moment: moment(last.stated),
        })}
      </Text>
      <List size="sm" spacing={4}>
        {last.records.map((record) => (
          <List.Item key={record.id}>
            <RecordLine record={record} />
          </List.Item>
        ))}
        {more > 0 && <List.Item>{t('undo.more', { count: more })}</List.Item>}
      </List>
      {refused === null ? (
        <Text size="xs" c="gray.7">
          {t('undo.howItWorks')}
        </Text>
      ) : (
        <ErrorNote refusal={refused} />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('actions.cancel')}
        </Button>
        <SaveButton
          data-autofocus
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          loading={undo.running}
          disabled={last.refused !== null}
          onClick={() => void confirm()}
        >
          {t('undo.action')}
        </SaveButton>
      </Group>
    </Stack>
  )
}

function RecordLine({ record: { kind, label, undoing, fields } }: { record: UndoneRecord }) {
  const { t } = useTexts()
  const said = { kind: t(`kinds.${kind}`), label }
  return undoing === 'withdraw'
    ? t('undo.withdraw', said)
    : t('undo.restore', { ...said, fields: fields.map((field) => fieldLabel(field, t)).join(', ') })
}
