import { Button, Divider, Group, Paper, Stack, Text, Textarea } from '@mantine/core'
import { Dropzone } from '@mantine/dropzone'
import { IconFileText, IconFileUpload } from '@tabler/icons-react'
import { useState } from 'react'
import { useAction } from '../../api/actions.ts'
import type { FileTicket } from '../../../contract/ipc.ts'
import { registerFiles } from '../../api/bridge.ts'
import { useCapture } from '../../state/capture.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { withFileName } from '../../ui/refusal-text.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'

export function CaptureStart() {
  const { t } = useTexts()
  const start = useCapture((capture) => capture.start)
  const read = useAction('capture.read')
  const choose = useAction('files.choose')
  const [text, setText] = useState('')
  const [given, setGiven] = useState<readonly FileTicket[]>([])
  const open = async (params: { file: string } | { text: string }) => {
    const draft = await read.run(params)
    if (draft !== null) start(draft)
  }
  const openTicket = async (tickets: readonly FileTicket[]) => {
    setGiven(tickets)
    const [ticket] = tickets
    if (ticket !== undefined) await open({ file: ticket.ticket })
  }
  const chosen = async () => {
    const tickets = await choose.run({ purpose: 'document' })
    if (tickets !== null) await openTicket(tickets)
  }
  const refused = read.refused ?? choose.refused
  return (
    <Stack gap="lg" maw={860} mx="auto">
      <PageHeader title={t('capture.title')}>
        <Text size="sm">{t('capture.intro')}</Text>
      </PageHeader>
      <Dropzone
        multiple={false}
        loading={read.running}
        activateOnClick={false}
        activateOnKeyboard={false}
        tabIndex={-1}
        onDrop={(files) => void registerFiles(files).then(openTicket)}
        inputProps={{ 'aria-label': t('capture.drop') }}
        py={48}
      >
        <Stack align="center" gap="sm" style={{ pointerEvents: 'none' }}>
          <IconFileUpload size={48} stroke={1.2} aria-hidden />
          <Text size="lg" fw={500}>
            {t('capture.drop')}
          </Text>
          <Text size="sm" c="gray.7">
            {t('capture.dropHint')}
          </Text>
          <Button
            size="md"
            style={{ pointerEvents: 'all' }}
            loading={choose.running}
            onClick={() => void chosen()}
          >
            {t('capture.choose')}
          </Button>
        </Stack>
      </Dropzone>
      {refused !== null && <ErrorNote refusal={withFileName(refused, given)} />}
      <Divider label={t('capture.or')} />
      <Paper p="md">
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void open({ text })
          }}
        >
          <Stack>
            <Textarea
              label={t('capture.paste')}
              minRows={8}
              maxRows={16}
              autosize
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Group justify="flex-end">
              <Button
                type="submit"
                variant="light"
                loading={read.running}
                disabled={text.trim() === ''}
                leftSection={<IconFileText size={16} aria-hidden />}
              >
                {t('capture.read')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Paper>
    </Stack>
  )
}
