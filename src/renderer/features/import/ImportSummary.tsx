import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconGitFork } from '@tabler/icons-react'
import { useGo } from '../../state/navigation.ts'
import { emptyView } from '../../state/route.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ChangedStatuses } from './ChangedStatuses.tsx'
import { GapList } from './GapList.tsx'
import { ReplyButton } from './ReplyButton.tsx'
import type { TakenIn } from './taken-in.ts'

interface ImportSummaryProps {
  readonly taken: readonly TakenIn[]
  readonly onClose: () => void
}

/** What came of the packages that were taken in. */
export function ImportSummary({ taken, onClose }: ImportSummaryProps) {
  const { t } = useTexts()
  const go = useGo()
  const results = taken.map(({ result }) => result)
  const conflicts = results.reduce((sum, one) => sum + one.conflicts, 0)
  // What is held is of the whole register: the last one knows.
  const held = results.at(-1)?.held ?? []
  const senders = new Map(
    results.flatMap(({ answers, sender, known }) =>
      answers === null || known ? [] : [[answers, sender] as const],
    ),
  )
  return (
    <Stack>
      {taken.map(({ name, result }) => (
        <Group key={name} gap="xs" wrap="nowrap" align="flex-start">
          <IconCircleCheck size={18} aria-hidden color="var(--mantine-color-green-8)" />
          <Text size="sm">
            {result.known
              ? t('import.knownOf', { name, sender: result.sender })
              : t('import.broughtBy', {
                  name,
                  sender: result.sender,
                  applied: result.applied,
                  duplicates: result.duplicates,
                })}
          </Text>
        </Group>
      ))}
      {conflicts > 0 && (
        <Note tone="partial" title={t('import.conflicts', { count: conflicts })}>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconGitFork size={14} aria-hidden />}
            onClick={() => {
              go({ screen: 'conflicts', view: emptyView, conflict: null })
              onClose()
            }}
          >
            {t('import.toInbox')}
          </Button>
        </Note>
      )}
      <GapList gaps={held} isComing={false} />
      <Title order={3} size="h6">
        {t('import.changedStatuses')}
      </Title>
      <ChangedStatuses results={results} onLeave={onClose} />
      <Group justify="flex-end">
        {[...senders].map(([office, sender]) => (
          <ReplyButton key={office} office={office} sender={sender} />
        ))}
        <Button data-autofocus onClick={onClose}>
          {t('actions.close')}
        </Button>
      </Group>
    </Stack>
  )
}
