import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { ErrorNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { ApprovedOffice } from './ApprovedOffice.tsx'
import { RequestForm } from './RequestForm.tsx'

interface ReadRequest {
  readonly file: string
  readonly request: MethodResult<'enrolment.read'>
}

/** Lets an office in: its request is read, its words are compared by phone, and the approval is written. */
export function ApproveOffice({ onClose }: { onClose: () => void }) {
  const { t } = useTexts()
  const choose = useAction('files.choose')
  const read = useAction('enrolment.read', () => present)
  const [found, setFound] = useState<ReadRequest | null>(null)
  const [approved, setApproved] = useState<MethodResult<'enrolment.approve'>>(null)
  const look = async () => {
    const [chosen] = (await choose.run({ purpose: 'request' })) ?? []
    if (chosen === undefined) return
    const request = await read.run({ file: chosen.ticket })
    setFound(request === null ? null : { file: chosen.ticket, request })
  }
  const refused = choose.refused ?? read.refused
  return (
    <Modal opened size="xl" title={t('enrolment.approveTitle')} onClose={onClose}>
      {approved !== null ? (
        <ApprovedOffice approved={approved} onClose={onClose} />
      ) : found !== null ? (
        <RequestForm key={found.file} {...found} onApproved={setApproved} onClose={onClose} />
      ) : (
        <Stack>
          <Text size="sm">{t('enrolment.approveIntro')}</Text>
          {refused !== null && <ErrorNote refusal={refused} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('actions.cancel')}
            </Button>
            <Button
              data-autofocus
              loading={choose.running || read.running}
              leftSection={<IconFolderOpen size={16} aria-hidden />}
              onClick={() => void look()}
            >
              {t('enrolment.chooseRequest')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  )
}
