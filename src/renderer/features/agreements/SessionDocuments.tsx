import { Button, Group, Paper, Select, Stack, Text } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { notifications } from '@mantine/notifications'
import {
  IconExternalLink,
  IconFile,
  IconFileUnknown,
  IconFileUpload,
  IconHistory,
  IconPencil,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { FileTicket } from '../../../contract/ipc.ts'
import type { SessionDetail } from '../../../contract/sessions.ts'
import { documentKinds } from '../../../core/schema/codes.ts'
import { useAction } from '../../api/actions.ts'
import { registerFiles } from '../../api/bridge.ts'
import { useShowPanel } from '../../state/panels.ts'
import { usePerson } from '../../state/preferences.ts'
import { useReturnFile } from '../../state/use-return-file.ts'
import { formatSize } from '../../ui/format.ts'
import { HashText } from '../../ui/HashText.tsx'
import { RowMenu } from '../../ui/RowMenu.tsx'
import { ErrorNote } from '../../ui/states.tsx'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { RowSaveButton, SaveButton } from '../../ui/SaveButton.tsx'
import { useTexts } from '../../ui/use-texts.ts'

interface SessionDocumentsProps {
  readonly session: string
  readonly documents: SessionDetail['documents']
}

type DocumentKind = (typeof documentKinds)[number]

/** The files of a session: minutes, gazette, what it was captured from. Dropped or chosen, they are kept as evidence is. */
export function SessionDocuments({ session, documents }: SessionDocumentsProps) {
  const { t, language } = useTexts()
  const person = usePerson()
  const show = useShowPanel()
  const [kind, setKind] = useState<DocumentKind>('minutes')
  const choose = useAction('files.choose')
  const attach = useAction('session.attach')
  const open = useAction('evidence.open')
  const giving = useReturnFile()
  const giveBack = async (id: string): Promise<void> => {
    if (await giving.giveBack(id)) {
      notifications.show({ color: 'green', message: t('evidence.returned') })
    }
  }
  const keep = async (files: readonly FileTicket[]) => {
    if (person === null || files.length === 0) return
    const done = await attach.run({
      as: person,
      session,
      kind,
      files: files.map(({ ticket }) => ticket),
    })
    if (done === null) return
    notifications.show({
      color: 'green',
      message: t('documents.saved', { count: done.documents.length }),
    })
  }
  const chosen = async () => keep((await choose.run({ purpose: 'evidence' })) ?? [])
  const refused = choose.refused ?? attach.refused ?? open.refused ?? giving.refused
  return (
    <Stack gap="sm">
      <Group align="flex-end" gap="md">
        <Select
          w="16rem"
          allowDeselect={false}
          label={t('documents.kind')}
          data={documentKinds.map((code) => ({
            value: code,
            label: t(`codes.documentKinds.${code}`),
          }))}
          value={kind}
          onChange={(next) => {
            if (next !== null) setKind(next)
          }}
        />
        <Dropzone
          onDrop={(files) => void registerFiles(files).then(keep)}
          activateOnClick={false}
          activateOnKeyboard={false}
          tabIndex={-1}
          p="sm"
          style={{ flex: 1 }}
          disabled={person === null}
          inputProps={{ 'aria-label': t('documents.drop') }}
        >
          <Group justify="center" gap="md" style={{ pointerEvents: 'none' }}>
            <IconUpload size={24} stroke={1.4} aria-hidden />
            <Text size="sm" fw={500}>
              {t('documents.drop')}
            </Text>
            <SaveButton
              size="xs"
              variant="default"
              disabled={person === null}
              loading={choose.running || attach.running}
              style={{ pointerEvents: 'all' }}
              onClick={() => void chosen()}
            >
              {t('progress.choose')}
            </SaveButton>
          </Group>
        </Dropzone>
      </Group>
      {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
      {refused !== null && <ErrorNote refusal={refused} />}
      {documents.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('documents.empty')}
        </Text>
      )}
      {documents.map((document) => {
        const name = document.fileName ?? t('common.file')
        return (
          <Paper key={document.id} p="sm" component="article" aria-label={name}>
            <Group justify="space-between" wrap="nowrap">
              <Stack gap={2}>
                <Group gap="xs">
                  <IconFile size={16} aria-hidden />
                  <Text size="sm" fw={500} style={{ overflowWrap: 'anywhere' }}>
                    {name}
                  </Text>
                  {!document.held && (
                    <StatusBadge
                      tone="partial"
                      icon={IconFileUnknown}
                      label={t('obligations.notHeld')}
                    />
                  )}
                </Group>
                <Group gap="xs">
                  <Text size="xs" c="gray.7">
                    {[
                      document.kind === null ? null : t(`codes.documentKinds.${document.kind}`),
                      document.size === null ? null : formatSize(document.size, language),
                    ]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </Text>
                  {document.sha256 !== null && <HashText sha256={document.sha256} />}
                </Group>
              </Stack>
              <Group gap="xs" wrap="nowrap">
                {document.held && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={open.running}
                    aria-label={t('obligations.openEvidence', { name })}
                    leftSection={<IconExternalLink size={14} aria-hidden />}
                    onClick={() => void open.run({ id: document.id })}
                  >
                    {t('actions.open')}
                  </Button>
                )}
                {!document.held && (
                  <RowSaveButton
                    size="compact-sm"
                    variant="light"
                    loading={giving.running}
                    leftSection={<IconFileUpload size={14} aria-hidden />}
                    onClick={() => void giveBack(document.id)}
                  >
                    {t('evidence.return')}
                  </RowSaveButton>
                )}
                <RowMenu
                  name={name}
                  actions={[
                    {
                      label: t('documents.edit'),
                      icon: IconPencil,
                      onChoose: () =>
                        show({ panel: 'edit', record: document.id, fields: ['kind'] }),
                    },
                    {
                      label: t('actions.history'),
                      icon: IconHistory,
                      onChoose: () => show({ panel: 'history', record: document.id, label: name }),
                    },
                    {
                      label: t('actions.withdraw'),
                      icon: IconTrash,
                      harmful: true,
                      onChoose: () =>
                        show({
                          panel: 'withdraw',
                          record: document.id,
                          title: t('documents.withdraw', { name }),
                          text: t('documents.withdrawText'),
                        }),
                    },
                  ]}
                />
              </Group>
            </Group>
          </Paper>
        )
      })}
    </Stack>
  )
}
