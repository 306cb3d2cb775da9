import { Button, Checkbox, Group, ScrollArea, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowLeft, IconDeviceFloppy, IconPlaylistX } from '@tabler/icons-react'
import { useState } from 'react'
import type { BulkAction, BulkRow } from '../../../contract/bulk.ts'
import { useAction } from '../../api/actions.ts'
import { useBulkPreview } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import type { ValueForm } from '../../state/draft-values.ts'
import { useFormDrafts } from '../../state/form-drafts.ts'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { SaveHint } from '../../ui/SaveHint.tsx'
import { Note } from '../../ui/Note.tsx'
import { Pager } from '../../ui/Pager.tsx'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useSaveShortcut } from '../../ui/use-save-shortcut.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { refusedFirst } from './preview-rows.ts'
import { PreviewTable } from './PreviewTable.tsx'
import type { GivenAction } from './given-action.ts'

interface BulkPreviewProps {
  readonly person: string
  readonly obligations: readonly string[]
  readonly action: GivenAction
  readonly onAction: (action: GivenAction) => void
  readonly onBack: () => void
  readonly onClose: () => void
}

/** What the action would change, by the rules that the save goes by, and the one button that saves it. */
export function BulkPreview(props: BulkPreviewProps) {
  const { person, action, onBack } = props
  /** Without those that a person left out because they are not allowed. */
  const [obligations, setObligations] = useState(props.obligations)
  const preview = useBulkPreview({ as: person, obligations: [...obligations], action })
  const { t } = useTexts()
  if (preview.isPending) return <LoadingRows />
  if (preview.isError) {
    return (
      <Stack>
        <ErrorNote refusal={toRefusal(preview.error)} />
        <Group>
          <BackButton onBack={onBack} />
        </Group>
      </Stack>
    )
  }
  const { rows, refused } = preview.data
  const allowed = rows.filter((row) => row.refused === null)
  return (
    <Stack gap="sm">
      {refused === 0 ? (
        <Note tone="good">{t('bulk.allAllowed', { count: rows.length })}</Note>
      ) : (
        <Note
          tone="bad"
          urgent
          title={t('bulk.refusedTitle', { count: refused, total: rows.length })}
        >
          <Stack gap="xs" align="flex-start">
            {t('bulk.allOrNothing')}
            <EarlierConfirmation rows={rows} action={action} onAction={props.onAction} />
            {allowed.length > 0 && (
              <Button
                size="xs"
                variant="default"
                leftSection={<IconPlaylistX size={15} aria-hidden />}
                onClick={() => setObligations(allowed.map(({ obligation }) => obligation))}
              >
                {t('bulk.leaveOut', { count: refused })}
              </Button>
            )}
          </Stack>
        </Note>
      )}
      <Rows rows={rows} />
      <Confirm
        {...props}
        rows={rows}
        blocked={refused > 0 || preview.isFetching}
        onRefused={() => void preview.refetch()}
      />
    </Stack>
  )
}

/** Rows on a page of the preview. */
const pageSize = 100

function Rows({ rows }: { rows: readonly BulkRow[] }) {
  const [page, setPage] = useState(0)
  const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1)
  const at = Math.min(page, last)
  return (
    <>
      <ScrollArea.Autosize mah="44vh" type="auto" viewportProps={{ tabIndex: 0 }}>
        <PreviewTable
          rows={refusedFirst(rows).slice(at * pageSize, (at + 1) * pageSize)}
          all={rows}
        />
      </ScrollArea.Autosize>
      <Pager total={rows.length} page={at} pageSize={pageSize} onPage={setPage} />
    </>
  )
}

/** A new date before the one in force is meant seldom: it is asked for. */
function EarlierConfirmation({
  rows,
  action,
  onAction,
}: {
  rows: readonly BulkRow[]
  action: GivenAction
  onAction: (action: GivenAction) => void
}) {
  const { t } = useTexts()
  if (action.action !== 'extension') return null
  const earlier = rows.filter(({ refused }) => refused?.code === 'extension_not_later').length
  if (earlier === 0) return null
  return (
    <Checkbox
      label={t('bulk.confirmEarlier', { count: earlier })}
      checked={action.earlierConfirmed ?? false}
      onChange={(event) => onAction({ ...action, earlierConfirmed: event.currentTarget.checked })}
    />
  )
}

const draftForms = {
  progress: 'bulkProgress',
  verdict: 'bulkVerdict',
  extension: 'bulkExtension',
  reassignment: 'bulkReassignment',
} as const satisfies Readonly<Record<BulkAction['action'], ValueForm>>

interface ConfirmProps extends BulkPreviewProps {
  readonly rows: readonly BulkRow[]
  readonly blocked: boolean
  readonly onRefused: () => void
}

function Confirm({ person, action, rows, blocked, onRefused, onBack, onClose }: ConfirmProps) {
  const { t } = useTexts()
  const apply = useAction('bulk.apply')
  const drop = useFormDrafts((drafts) => drafts.drop)
  const save = async () => {
    if (blocked || apply.running) return
    const saved = await apply.run({
      as: person,
      obligations: rows.map(({ obligation, seen }) => ({ id: obligation, seen })),
      action,
    })
    if (saved === null) {
      // Something came in since: what stands in the way now is shown.
      onRefused()
      return
    }
    notifications.show({
      color: 'green',
      message: t('bulk.saved', { count: saved.obligations }),
    })
    drop(draftForms[action.action], '')
    onClose()
  }
  useSaveShortcut(() => void save())
  return (
    <>
      {apply.refused !== null && <ErrorNote refusal={apply.refused} />}
      <Group justify="space-between">
        <BackButton onBack={onBack} />
        <Group gap="sm">
          <Text size="xs" c="dimmed">
            {t('bulk.oneSave')}
          </Text>
          <SaveButton
            data-autofocus
            disabled={blocked}
            loading={apply.running}
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            rightSection={<SaveHint />}
            onClick={() => void save()}
          >
            {t('bulk.confirm', { count: rows.length })}
          </SaveButton>
        </Group>
      </Group>
    </>
  )
}

function BackButton({ onBack }: { onBack: () => void }) {
  const { t } = useTexts()
  return (
    <Button
      variant="default"
      leftSection={<IconArrowLeft size={16} aria-hidden />}
      onClick={onBack}
    >
      {t('bulk.back')}
    </Button>
  )
}
