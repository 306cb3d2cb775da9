import { Badge, Tabs } from '@mantine/core'
import {
  IconFileText,
  IconFiles,
  IconInfoCircle,
  IconListNumbers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useSessionDetail } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import type { ListView } from '../../state/route.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { ErrorNote, LoadingRows } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { SessionAgenda } from './SessionAgenda.tsx'
import { SessionAgreements } from './SessionAgreements.tsx'
import { SessionAttendance } from './SessionAttendance.tsx'
import { SessionDocuments } from './SessionDocuments.tsx'
import { SessionRecord } from './SessionRecord.tsx'

/** With forms of their own. */
const parts = ['agenda', 'attendance'] as const

interface SessionTabsProps {
  readonly session: string
  readonly view: ListView
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** A session in its parts; the arrow keys move between the tabs. */
export function SessionTabs({ session, view, today }: SessionTabsProps) {
  const { t } = useTexts()
  const detail = useSessionDetail(session)
  const asked = { agenda: useScreenForm('agenda'), attendance: useScreenForm('attendance') }
  // A form that is gone on with from elsewhere shows the part that it belongs to.
  const of = parts.find((part) => asked[part].subject?.startsWith(session) === true) ?? null
  const [chosen, choose] = useState<string | null>(of ?? 'agreements')
  if (detail.isError) return <ErrorNote refusal={toRefusal(detail.error)} />
  if (detail.isPending) return <LoadingRows />
  const { agenda, attendance, documents } = detail.data
  return (
    <Tabs value={of ?? chosen} onChange={choose} keepMounted={false}>
      <Tabs.List aria-label={t('sessionParts.label')} mb="md">
        <Tabs.Tab
          value="agreements"
          leftSection={<IconFileText size={16} aria-hidden />}
          rightSection={<Count number={detail.data.session.agreements} />}
        >
          {t('sessionParts.agreements')}
        </Tabs.Tab>
        <Tabs.Tab
          value="agenda"
          leftSection={<IconListNumbers size={16} aria-hidden />}
          rightSection={<Count number={agenda.length} />}
        >
          {t('sessionParts.agenda')}
        </Tabs.Tab>
        <Tabs.Tab
          value="attendance"
          leftSection={<IconUsersGroup size={16} aria-hidden />}
          rightSection={<Count number={attendance.length} />}
        >
          {t('sessionParts.attendance')}
        </Tabs.Tab>
        <Tabs.Tab
          value="documents"
          leftSection={<IconFiles size={16} aria-hidden />}
          rightSection={<Count number={documents.length} />}
        >
          {t('sessionParts.documents')}
        </Tabs.Tab>
        <Tabs.Tab value="record" leftSection={<IconInfoCircle size={16} aria-hidden />}>
          {t('sessionParts.record')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="agreements">
        <SessionAgreements session={detail.data.session} view={view} today={today} />
      </Tabs.Panel>
      <Tabs.Panel value="agenda">
        <SessionAgenda session={session} agenda={agenda} />
      </Tabs.Panel>
      <Tabs.Panel value="attendance">
        <SessionAttendance session={session} detail={detail.data} />
      </Tabs.Panel>
      <Tabs.Panel value="documents">
        <SessionDocuments session={session} documents={documents} />
      </Tabs.Panel>
      <Tabs.Panel value="record">
        <SessionRecord detail={detail.data} />
      </Tabs.Panel>
    </Tabs>
  )
}

function Count({ number }: { number: number }) {
  if (number === 0) return null
  return (
    <Badge size="sm" variant="light" color="gray">
      {number}
    </Badge>
  )
}
