import { Button, Group, Modal, Paper, Stack, Table, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileImport, IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { formatDay } from '../../ui/format.ts'
import { Note } from '../../ui/Note.tsx'
import { SaveButton } from '../../ui/SaveButton.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

type Examined = MethodResult<'cutoffs.examine'>

/** Takes in the file of another office's cut-off, or says what is lacking here to repeat it. */
export function ImportCutoff() {
  const { t } = useTexts()
  const choose = useAction('files.choose')
  const examine = useAction('cutoffs.examine', () => present)
  const [found, setFound] = useState<{ file: string; examined: Examined } | null>(null)
  const chosen = async () => {
    const [file] = (await choose.run({ purpose: 'cutoff' })) ?? []
    if (file === undefined) return
    const examined = await examine.run({ file: file.ticket })
    if (examined !== null) setFound({ file: file.ticket, examined })
  }
  const refused = choose.refused ?? examine.refused
  return (
    <Paper p="md" component="section" aria-labelledby="import-cutoff">
      <Stack>
        <Title order={2} size="h5" id="import-cutoff">
          {t('cutoffs.import')}
        </Title>
        <Text size="sm" c="gray.7">
          {t('cutoffs.importHint')}
        </Text>
        {refused !== null && <ErrorNote refusal={refused} />}
        <Group justify="flex-end">
          <Button
            variant="default"
            loading={choose.running || examine.running}
            leftSection={<IconFolderOpen size={16} aria-hidden />}
            onClick={() => void chosen()}
          >
            {t('cutoffs.chooseFile')}
          </Button>
        </Group>
      </Stack>
      {found !== null && <ExaminedDialog {...found} onClose={() => setFound(null)} />}
    </Paper>
  )
}

interface ExaminedDialogProps {
  /** Ticket. */
  readonly file: string
  readonly examined: Examined
  readonly onClose: () => void
}

function ExaminedDialog({ file, examined, onClose }: ExaminedDialogProps) {
  const { t, language } = useTexts()
  const takeIn = useAction('cutoffs.import')
  const { name, office, day, lacking } = examined
  const confirm = async () => {
    if ((await takeIn.run({ file })) === null) return
    // Not in the green of a save: the register's own records stay as they are.
    notifications.show({ message: t('cutoffs.takenIn', { name }) })
    onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      title={t('cutoffs.examined', { name, office, date: formatDay(day, language) })}
      onClose={onClose}
    >
      <Stack>
        {lacking.length === 0 ? (
          <Note tone="good">{t('cutoffs.complete')}</Note>
        ) : (
          <>
            <Note tone="partial">{t('cutoffs.lacking')}</Note>
            <LackingTable lacking={lacking} />
          </>
        )}
        {takeIn.refused !== null && <ErrorNote refusal={takeIn.refused} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t(lacking.length === 0 ? 'actions.cancel' : 'actions.close')}
          </Button>
          {lacking.length === 0 && (
            <SaveButton
              loading={takeIn.running}
              leftSection={<IconFileImport size={16} aria-hidden />}
              onClick={() => void confirm()}
            >
              {t('cutoffs.takeIn')}
            </SaveButton>
          )}
        </Group>
      </Stack>
    </Modal>
  )
}

function LackingTable({ lacking }: Pick<Examined, 'lacking'>) {
  const { t } = useTexts()
  return (
    <Table.ScrollContainer minWidth={420} maxHeight={360}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('cutoffs.lackingColumns.office')}</Table.Th>
            <Table.Th>{t('cutoffs.lackingColumns.where')}</Table.Th>
            <Table.Th ta="end">{t('cutoffs.lackingColumns.count')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lacking.map(({ office, holds, agreement, count }, index) => (
            // Nothing else tells two agreements apart that are not known here.
            <Table.Tr key={`${office} ${holds} ${index}`}>
              <Table.Td>{office}</Table.Td>
              <Table.Td>{agreement ?? t(`cutoffs.holds.${holds}`)}</Table.Td>
              <Table.Td ta="end">{count}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
