import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { SessionAgreement } from '../../../contract/sessions.ts'
import { useAction } from '../../api/actions.ts'
import { useSessionAgreements } from '../../api/queries.ts'
import { usePerson } from '../../state/preferences.ts'
import { useFormDraft } from '../../state/use-form-draft.ts'
import { DraftNote } from '../../ui/DraftNote.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { SaveHint } from '../../ui/SaveHint.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { type Decision, decisionSubject } from './decision-subject.ts'

interface DecideDialogProps {
  readonly session: string
  /** Ids. */
  readonly agreements: readonly string[]
  readonly decision: Decision
  readonly onClose: () => void
}

/** What the session decided on drafts. A rejection says why; an approval may say where the minutes record it. */
export function DecideDialog({ session, agreements, ...rest }: DecideDialogProps) {
  const loaded = useSessionAgreements(session)
  if (loaded.data === undefined) return null
  return (
    <DecideForm
      {...rest}
      session={session}
      drafts={loaded.data.filter(({ id }) => agreements.includes(id))}
    />
  )
}

interface DecideFormProps extends Pick<DecideDialogProps, 'session' | 'decision' | 'onClose'> {
  readonly drafts: readonly SessionAgreement[]
}

function DecideForm({ session, drafts, decision, onClose }: DecideFormProps) {
  const { t } = useTexts()
  const person = usePerson()
  // What was on screen first: a later state must not become what the decision replaces.
  const [seenDrafts] = useState(drafts)
  const decide = useAction('agreements.decide')
  const ids = seenDrafts.map(({ id }) => id)
  const draft = useFormDraft('decide', decisionSubject(session, ids, decision), { reason: '' })
  const { reason } = draft.values
  const [tried, setTried] = useState(false)
  const rejects = decision === 'rejected'
  const missing = rejects && reason.trim() === ''
  const count = seenDrafts.length
  const submit = async () => {
    setTried(true)
    if (person === null || missing) return
    const chosen = seenDrafts.map(({ id, seen }) => ({ id, seen: seen.stage }))
    const done = await decide.run({ as: person, agreements: chosen, decision, reason })
    if (done === null) return
    draft.drop()
    notifications.show({
      color: 'green',
      message: t(rejects ? 'decide.rejected' : 'decide.approved', { count: done.ids.length }),
    })
    onClose()
  }
  useSaveShortcut(() => void submit())
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(rejects ? 'decide.rejectTitle' : 'decide.approveTitle', { count })}
      closeButtonProps={{ 'aria-label': t('actions.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack>
          <DraftNote leftAt={draft.leftAt} onDiscard={draft.drop} />
          <Text size="sm">{t(rejects ? 'decide.rejectText' : 'decide.approveText')}</Text>
          <Textarea
            data-autofocus
            withAsterisk={rejects}
            label={t(rejects ? 'records.reason' : 'decide.reference')}
            autosize
            minRows={2}
            value={reason}
            onChange={(event) => draft.edit({ reason: event.currentTarget.value })}
            error={tried && missing ? t('records.reasonRequired') : null}
          />
          {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
          {decide.refused !== null && <ErrorNote refusal={decide.refused} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('actions.cancel')}
            </Button>
            <SaveButton
              type="submit"
              loading={decide.running}
              disabled={person === null}
              rightSection={<SaveHint />}
              {...(rejects ? { color: 'red' } : {})}
            >
              {t(rejects ? 'decide.reject' : 'decide.approve')}
            </SaveButton>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
