import { Button, Group, Text } from '@mantine/core'
import { IconUserCheck, IconUserOff, IconUserQuestion, IconUsers } from '@tabler/icons-react'
import type { AttendanceRow } from '../../../contract/rows.ts'
import type { SessionDetail } from '../../../contract/sessions.ts'
import { Note } from '../../ui/Note.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useTexts } from '../../ui/use-texts.ts'

const tones = {
  reached: 'good',
  with_substitutes: 'partial',
  not_reached: 'bad',
  unknown: 'neutral',
} as const

interface QuorumNoteProps {
  readonly quorum: SessionDetail['quorum']
  /** What the minutes say of it. */
  readonly stated: string | null
  readonly onMembers: () => void
}

/** Whether there was a quorum, with the figures and the article that it rests on. */
export function QuorumNote({ quorum, stated, onMembers }: QuorumNoteProps) {
  const { t } = useTexts()
  const { state, members, needed, present, represented } = quorum
  return (
    <Note tone={tones[state]} title={t(`quorum.${state}`)}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text size="sm">
            {members === null || needed === null
              ? t('quorum.membersUnknown', { present })
              : t('quorum.figures', { members, needed, present, represented })}
          </Text>
          <Text size="xs" c="gray.7">
            {t('quorum.rule')}
          </Text>
          {stated !== null && <Text size="sm">{t('quorum.stated', { text: stated })}</Text>}
        </div>
        <Button size="xs" variant="default" onClick={onMembers}>
          {t('quorum.editMembers')}
        </Button>
      </Group>
    </Note>
  )
}

export function AttendedBadge({ attended }: { attended: AttendanceRow['attended'] }) {
  const { t } = useTexts()
  switch (attended) {
    case 'present':
      return <StatusBadge tone="good" icon={IconUserCheck} label={t('codes.attendances.present')} />
    case 'represented':
      return (
        <StatusBadge tone="partial" icon={IconUsers} label={t('codes.attendances.represented')} />
      )
    case 'absent':
      return <StatusBadge tone="neutral" icon={IconUserOff} label={t('codes.attendances.absent')} />
    case null:
      return <StatusBadge tone="neutral" icon={IconUserQuestion} label={t('common.unknown')} />
  }
}
