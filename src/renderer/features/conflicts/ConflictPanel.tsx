import { Anchor, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconCheck, IconHistory } from '@tabler/icons-react'
import type { ConflictDetail } from '../../../contract/conflict-rows.ts'
import { useConflict } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { useGo } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView, whereIs } from '../../state/route.ts'
import { screenOfRecord } from '../../state/screen-of-record.ts'
import { fieldLabel, kindLabel } from '../../ui/known-labels.ts'
import { Note } from '../../ui/Note.tsx'
import { EmptyNote, ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { conflictLooks } from './conflict-looks.ts'
import { DecisionForm } from './DecisionForm.tsx'
import { SideList } from './SideList.tsx'

interface ConflictPanelProps {
  readonly id: string
  /** It is decided. */
  readonly onDone: () => void
  readonly onClose: () => void
}

/** One conflict: what each side says, and what can be done. */
export function ConflictPanel({ id, onDone, onClose }: ConflictPanelProps) {
  const { t } = useTexts()
  const conflict = useConflict(id)
  if (conflict.isPending) return <LoadingRows rows={5} />
  if (conflict.isError) {
    const refusal = toRefusal(conflict.error)
    // Decided meanwhile, here or elsewhere: nothing went wrong.
    return refusal.code === 'conflict_resolved' ? (
      <EmptyNote
        title={t('conflicts.decided')}
        hint={t('conflicts.decidedHint')}
        icon={IconCheck}
      />
    ) : (
      <ErrorNote refusal={refusal} />
    )
  }
  const { data } = conflict
  return (
    <Stack gap="md">
      <ConflictHead conflict={data} />
      {data.provisional && (
        <Note tone="partial" title={t('conflicts.provisional')}>
          <Text size="sm">{t('conflicts.provisionalHint')}</Text>
        </Note>
      )}
      {data.kind === 'values_differ' ? (
        <DecisionForm conflict={data} onDone={onDone} onClose={onClose} />
      ) : (
        <>
          <Text size="sm">{t(`issueAdvice.${data.kind}`)}</Text>
          <SideList conflict={data} />
        </>
      )}
    </Stack>
  )
}

function ConflictHead({ conflict }: { readonly conflict: ConflictDetail }) {
  const { t } = useTexts()
  const go = useGo()
  const show = useShowPanel()
  const { kind, record, recordKind, field, element, label } = conflict
  const look = conflictLooks[kind]
  const screen = screenOfRecord(conflict)
  const name = label === '' ? kindLabel(recordKind, t) : label
  const issue = kind === 'values_differ' || kind === 'feed_forked' ? null : kind
  return (
    <Stack gap={4} align="flex-start">
      <StatusBadge tone={look.tone} icon={look.icon} label={t(`issues.${kind}`)} />
      <Title order={2} size="h4">
        {field === null ? name : `${fieldLabel(field, t)} · ${name}`}
      </Title>
      {element !== null && <Text size="sm">{t('conflicts.element', { element })}</Text>}
      <Group gap="md">
        {screen !== null && (
          <Anchor component="button" type="button" size="sm" onClick={() => go(screen)}>
            <Group gap={4} wrap="nowrap">
              <IconArrowRight size={14} aria-hidden />
              {t('conflicts.openRecord')}
            </Group>
          </Anchor>
        )}
        {issue !== null && (
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() =>
              go({
                screen: 'review',
                part: 'data',
                view: { ...emptyView, filters: [whereIs('kind', issue)] },
              })
            }
          >
            {t('conflicts.cure')}
          </Anchor>
        )}
        <Anchor
          component="button"
          type="button"
          size="sm"
          onClick={() => show({ panel: 'history', record, label: name })}
        >
          <Group gap={4} wrap="nowrap">
            <IconHistory size={14} aria-hidden />
            {t('history.title')}
          </Group>
        </Anchor>
      </Group>
    </Stack>
  )
}
