import { Button, Group, List, Stack, Title } from '@mantine/core'
import type { AcceptedCapture } from '../../../contract/capture.ts'
import { useCapture } from '../../state/capture.ts'
import { useGo } from '../../state/navigation.ts'
import { emptyView } from '../../state/route.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Note } from '../../ui/Note.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { StartAtTop } from '../../ui/StartAtTop.tsx'
import { useTexts } from '../../ui/use-texts.ts'

type AcceptedAgreement = AcceptedCapture['agreements'][number]

/** What came of the document, with the way to each record. */
export function CaptureDone({ accepted }: { accepted: AcceptedCapture }) {
  const { t } = useTexts()
  const go = useGo()
  const leave = useCapture((capture) => capture.leave)
  const { session, agreements, observations } = accepted
  const columns: readonly Column<AcceptedAgreement>[] = [
    {
      key: 'agreement',
      header: t('capture.doneAgreement'),
      cell: ({ number, title }) => (number === null ? title : `${number} · ${title}`),
    },
    {
      key: 'clauses',
      header: t('capture.doneClauses'),
      align: 'right',
      width: '7rem',
      cell: ({ clauses }) => clauses,
    },
    {
      key: 'obligations',
      header: t('capture.doneObligations'),
      align: 'right',
      width: '8rem',
      cell: ({ obligations }) => obligations,
    },
    {
      key: 'state',
      header: t('capture.doneState'),
      width: '12rem',
      cell: ({ existing }) => t(existing ? 'capture.doneExisting' : 'capture.doneNew'),
    },
  ]
  return (
    <Stack gap="lg">
      <StartAtTop />
      <PageHeader
        title={t('capture.done')}
        actions={
          <>
            <Button variant="default" onClick={leave}>
              {t('capture.another')}
            </Button>
            <Button onClick={() => go({ screen: 'session', id: session.id, view: emptyView })}>
              {t('capture.seeSession')}
            </Button>
          </>
        }
      />
      <Note tone="good" title={t('capture.doneSession', { roman: session.roman })}>
        {t(session.created ? 'capture.doneSessionCreated' : 'capture.doneSessionExisting')}
      </Note>
      {agreements.length > 0 && (
        <DataTable
          label={t('capture.doneAgreement')}
          rows={agreements}
          rowKey={({ id }) => id}
          columns={columns}
          onOpen={({ id }) => go({ screen: 'agreement', id, view: emptyView })}
        />
      )}
      {observations.length > 0 && (
        <Group>
          <Stack gap="xs">
            <Title order={2} size="h5">
              {t('capture.doneObservations')}
            </Title>
            <List size="sm">
              {observations.map(({ id, indicator }) => (
                <List.Item key={id}>{indicator}</List.Item>
              ))}
            </List>
          </Stack>
        </Group>
      )}
    </Stack>
  )
}
