import { Button, Checkbox, Group, Paper, Stack, Table, Text } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { SentPackages } from '../../../contract/exchange/sending.ts'
import { useAction } from '../../api/actions.ts'
import { CopyAction } from '../../ui/CopyAction.tsx'
import { formatNumber, formatSize } from '../../ui/format.ts'
import { FilesNotSent } from '../../ui/FilesNotSent.tsx'
import { Note } from '../../ui/Note.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface ExportResultProps {
  readonly sent: SentPackages
  readonly onClose: () => void
}

/** The files that were written, what waits, and the words that open them. */
export function ExportResult({ sent, onClose }: ExportResultProps) {
  const { t, language } = useTexts()
  const show = useAction('files.show')
  const [told, setTold] = useState(false)
  const { packages, refused, unvouched, notSent, passphrase } = sent
  const [first] = packages
  return (
    <Stack>
      {refused.map(({ office, error }) => (
        <ErrorNote key={office} title={office} refusal={error} />
      ))}
      {packages.length > 0 && (
        <>
          <Note tone="good">{t('exchange.sentHint', { count: packages.length })}</Note>
          <Table.ScrollContainer minWidth={520} maxHeight={280}>
            <Table verticalSpacing="xs" aria-label={t('exchange.sentTitle')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('exchange.columns.file')}</Table.Th>
                  <Table.Th>{t('exchange.columns.for')}</Table.Th>
                  <Table.Th ta="end">{t('exchange.columns.changes')}</Table.Th>
                  <Table.Th ta="end">{t('exchange.columns.attachments')}</Table.Th>
                  <Table.Th ta="end">{t('exchange.columns.size')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {packages.map((one) => (
                  <Table.Tr key={one.id}>
                    <Table.Td style={{ overflowWrap: 'anywhere' }}>{one.name}</Table.Td>
                    <Table.Td>
                      {one.offices.length === 0
                        ? t('exchange.whoeverHasWords')
                        : one.offices.join(', ')}
                    </Table.Td>
                    <Table.Td ta="end">{formatNumber(one.changes, language, 0)}</Table.Td>
                    <Table.Td ta="end">{formatNumber(one.attachments, language, 0)}</Table.Td>
                    <Table.Td ta="end">{formatSize(one.bytes, language)}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
      {passphrase !== null && (
        <Stack gap="xs">
          <Paper withBorder p="md">
            <Group justify="space-between" wrap="nowrap">
              <Text size="xl" fw={600} aria-label={t('exchange.words')}>
                {passphrase}
              </Text>
              <CopyAction value={passphrase} label={t('exchange.copyWords')} />
            </Group>
          </Paper>
          <Note tone="partial">{t('exchange.wordsHint')}</Note>
          <Checkbox
            label={t('exchange.wordsNoted')}
            checked={told}
            onChange={(event) => setTold(event.currentTarget.checked)}
          />
        </Stack>
      )}
      <FilesNotSent files={notSent} />
      {unvouched > 0 && <Note tone="neutral">{t('exchange.unvouched', { count: unvouched })}</Note>}
      {show.refused !== null && <ErrorNote refusal={show.refused} />}
      <Group justify="flex-end">
        {first !== undefined && (
          <Button
            variant="default"
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            loading={show.running}
            onClick={() => void show.run({ file: first.file })}
          >
            {t('exchange.showInFolder')}
          </Button>
        )}
        <Button disabled={passphrase !== null && !told} onClick={onClose}>
          {t('actions.close')}
        </Button>
      </Group>
    </Stack>
  )
}
