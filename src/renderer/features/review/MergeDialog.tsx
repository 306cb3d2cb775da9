import { Button, Checkbox, Group, List, Modal, Radio, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowMerge } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useState } from 'react'
import type { MergeOutcome } from '../../../contract/merge.ts'
import type { IssueRow } from '../../../contract/rows.ts'
import { verdictResults } from '../../../core/schema/codes.ts'
import { useAction } from '../../api/actions.ts'
import { useMergePreview } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { SaveHint } from '../../ui/SaveHint.tsx'
import { codeLabel } from '../../ui/code-labels.ts'
import { fieldLabel, kindLabel } from '../../ui/known-labels.ts'
import { Note } from '../../ui/Note.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { MergeCandidate } from './MergeCandidate.tsx'

interface MergeDialogProps {
  readonly issue: Pick<IssueRow, 'record' | 'label' | 'other' | 'otherLabel'>
  /** Which of the two survives is settled already: what came since is brought along. */
  readonly again: boolean
  readonly onClose: () => void
}

/** Makes one record of two: which one stays, what comes with it, and what has to be decided again. */
export function MergeDialog({ issue, again, onClose }: MergeDialogProps) {
  const { t } = useTexts()
  const person = usePerson()
  const [survivor, setSurvivor] = useState(issue.other ?? '')
  const [confirmed, setConfirmed] = useState(false)
  const duplicate = survivor === issue.record ? (issue.other ?? '') : issue.record
  const preview = useMergePreview(person, duplicate, survivor)
  const merge = useAction('records.merge')
  const doubt = preview.data?.doubt ?? null
  const confirm = async () => {
    if (person === null) return
    const done = await merge.run({ as: person, id: duplicate, into: survivor, confirmed })
    if (done === null) return
    notifications.show({ color: 'green', message: t('merge.done') })
    onClose()
  }
  const refused = preview.isError ? toRefusal(preview.error) : merge.refused
  const blocked = preview.data === undefined || refused !== null || (doubt !== null && !confirmed)
  useSaveShortcut(() => {
    if (!blocked && !merge.running) void confirm()
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(again ? 'merge.againTitle' : 'merge.title')}
      size="lg"
      transitionProps={{ duration: 0 }}
    >
      <Stack>
        {!again && (
          <Radio.Group
            label={t('merge.survivor')}
            description={t('merge.survivorHint')}
            value={survivor}
            onChange={(next) => {
              setSurvivor(next)
              setConfirmed(false)
              merge.forget()
            }}
          >
            <Stack gap="xs" mt="xs">
              <MergeCandidate id={issue.other ?? ''} label={issue.otherLabel ?? ''} first />
              <MergeCandidate id={issue.record} label={issue.label} />
            </Stack>
          </Radio.Group>
        )}
        {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
        {person !== null && preview.isPending && <LoadingRows rows={3} />}
        {preview.data !== undefined && !preview.isError && <WhatComes outcome={preview.data} />}
        {refused !== null && <ErrorNote refusal={refused} />}
        {refused === null && doubt !== null && (
          <Note tone="partial">
            <Stack gap="xs">
              <Text size="sm">{refusalText(doubt, t)}</Text>
              <Checkbox
                label={t('merge.confirm')}
                checked={confirmed}
                onChange={(event) => setConfirmed(event.currentTarget.checked)}
              />
            </Stack>
          </Note>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <SaveButton
            leftSection={<IconArrowMerge size={16} aria-hidden />}
            rightSection={<SaveHint />}
            loading={merge.running}
            disabled={blocked}
            onClick={() => void confirm()}
          >
            {t('merge.action')}
          </SaveButton>
        </Group>
      </Stack>
    </Modal>
  )
}

function WhatComes({ outcome }: { outcome: MergeOutcome }) {
  const { t } = useTexts()
  const { carried, moved, filled, left } = outcome
  const added = outcome.obligations.filter((one) => one.outcome === 'added')
  const paired = outcome.obligations.filter((one) => one.outcome === 'paired')
  const lines = [
    ...(paired.length > 0 ? [t('merge.paired', { count: paired.length })] : []),
    ...(added.length > 0
      ? [t('merge.added', { units: added.map(({ unit }) => unit).join(', ') })]
      : []),
    ...(carried.reports > 0 ? [t('merge.reports', { count: carried.reports })] : []),
    ...(carried.evidence > 0 ? [t('merge.evidence', { count: carried.evidence })] : []),
    ...(carried.notifications > 0 ? [t('merge.letters', { count: carried.notifications })] : []),
    ...moved.map(({ kind, count }) => t('merge.moved', { kind: kindLabel(kind, t), count })),
    ...(filled.length > 0
      ? [t('merge.filled', { fields: filled.map((field) => fieldLabel(field, t)).join(', ') })]
      : []),
  ]
  return (
    <Stack gap="xs">
      <Text size="sm">{t(lines.length === 0 ? 'merge.nothingComes' : 'merge.comes')}</Text>
      {lines.length > 0 && (
        <List size="sm" spacing={4}>
          {lines.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      )}
      {left.length > 0 && (
        <Note tone="partial" title={t('merge.left')}>
          <List size="sm">
            {left.map((one) => (
              <List.Item key={one.id}>{leftText(one, t)}</List.Item>
            ))}
          </List>
        </Note>
      )}
    </Stack>
  )
}

const leftText = ({ kind, unit, detail }: MergeOutcome['left'][number], t: TFunction): string =>
  t('merge.leftOne', {
    kind: kindLabel(kind, t),
    unit,
    detail: kind === 'verdict' ? codeLabel(verdictResults, detail, t) : detail,
  })
