import { Button, Group, List, Stack, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { formatBytes } from '../../ui/format-bytes.ts'
import { several, KeyValues, type KeyValue } from '../../ui/KeyValues.tsx'
import { Note } from '../../ui/Note.tsx'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { GapList } from './GapList.tsx'

type Found = MethodResult<'exchange.open'>

interface ImportPreviewProps {
  readonly found: Found
  /** Some of it was taken in already. */
  readonly isInterrupted: boolean
  readonly onTakeIn: () => void
  readonly onSkip: () => void
}

/** What a package that was verified would bring. */
export function ImportPreview({ found, isInterrupted, onTakeIn, onSkip }: ImportPreviewProps) {
  const { t, language } = useTexts()
  const moment = useMoments()
  const { sender, since, sessions, attachments } = found
  const facts: readonly KeyValue[] = [
    { label: t('import.from'), value: sender },
    { label: t('import.made'), value: moment(found.made) },
    ...(since === null
      ? []
      : [
          {
            label: t('import.since'),
            value: t('import.range', { from: moment(since.from), to: moment(since.to) }),
          },
        ]),
    {
      label: t('import.saves'),
      value: t('import.counts', { fresh: found.new, duplicates: found.duplicates }),
    },
    ...several(
      t('import.touches'),
      [
        ...sessions.map(({ session, agreements, new: fresh, commits }) =>
          t('import.ofSession', {
            session: session ?? t('import.sessionUnknown'),
            agreements,
            fresh,
            commits,
          }),
        ),
        ...(found.catalogue === 0 ? [] : [t('import.ofCatalogue', { commits: found.catalogue })]),
      ].map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      )),
    ),
    {
      label: t('import.files'),
      value:
        attachments.new === 0
          ? t('import.noFiles')
          : t('import.newFiles', {
              files: attachments.new,
              size: formatBytes(attachments.bytes, language),
            }),
    },
  ]
  return (
    <Stack>
      {found.known && <Note tone="neutral">{t('import.known')}</Note>}
      <KeyValues items={facts} />
      <Expected conflicts={found.conflicts} />
      <GapList gaps={found.held} isComing />
      <Group justify="flex-end">
        <Button variant="default" onClick={onSkip}>
          {t(found.known || isInterrupted ? 'actions.close' : 'actions.cancel')}
        </Button>
        {!found.known && (
          <SaveButton
            data-autofocus
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={onTakeIn}
          >
            {t(isInterrupted ? 'import.goOn' : 'import.takeIn')}
          </SaveButton>
        )}
      </Group>
    </Stack>
  )
}

/** Fields of which another value would come. */
function Expected({ conflicts: { count, atLeast, first } }: Pick<Found, 'conflicts'>) {
  const { t } = useTexts()
  if (count === 0) {
    return <Note tone="good">{t(atLeast ? 'import.noConflictsYet' : 'import.noConflicts')}</Note>
  }
  return (
    <Note
      tone="partial"
      title={t(atLeast ? 'import.conflictsAtLeast' : 'import.conflicts', { count })}
    >
      <Stack gap={4}>
        <Text size="sm">{t('import.conflictsHint')}</Text>
        <List size="sm">
          {first.map(({ record, kind, label, field }) => (
            <List.Item key={`${record} ${field}`}>
              {t('import.conflict', {
                field: t(`fields.${field}`, { defaultValue: field }),
                record: label ?? t(`kinds.${kind}`, { defaultValue: kind }),
              })}
            </List.Item>
          ))}
        </List>
      </Stack>
    </Note>
  )
}
