import { Button, Group, Stack, Title } from '@mantine/core'
import { IconFileImport, IconFileOff, IconGavel, IconNumbers, IconPlus } from '@tabler/icons-react'
import type { SessionRow } from '../../../contract/rows.ts'
import { agreementKinds } from '../../../core/schema/codes.ts'
import { useList } from '../../api/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { useShowPanel } from '../../state/panels.ts'
import { emptyView, type ListView, whereIs } from '../../state/route.ts'
import { useListing } from '../../state/use-listing.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { RecordList } from '../../ui/RecordList.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { DecideDialog } from './DecideDialog.tsx'
import { decisionOn, decisionSubject } from './decision-subject.ts'
import { newAgreementFields } from './fields.ts'
import { RenumberDrawer } from './RenumberDrawer.tsx'
import { useAgreementColumns } from './use-agreement-columns.tsx'
import { useAgreementFilters } from './use-agreement-filters.ts'

const instruction = 'instruccion'
const agreed = agreementKinds.filter((kind) => kind !== instruction)

interface Props {
  readonly session: Pick<SessionRow, 'id' | 'date'>
  readonly view: ListView
  /** `YYYY-MM-DD` */
  readonly today: string
}

/** What one session agreed; apart from it what it has yet to decide, and what its president instructed. */
export function SessionAgreements({ session: { id: session, date }, view, today }: Props) {
  const { t } = useTexts()
  const show = useShowPanel()
  const { go, see } = useNavigation()
  const renumbering = useScreenForm('renumber')
  const columns = useAgreementColumns()
  const filters = useAgreementFilters()
  const ofSession = whereIs('sessionId', session)
  const listing = useListing('agreements', {
    view,
    onView: (next) => see({ screen: 'session', id: session, view: next }),
    where: [ofSession, whereIs('stage', 'approved'), whereIs('kind', ...agreed)],
  })
  return (
    <Stack gap="lg">
      <Drafts session={session} />
      <Stack gap="sm">
        <Group justify="flex-end">
          {listing.total > 0 && (
            <Button
              variant="default"
              leftSection={<IconNumbers size={16} aria-hidden />}
              onClick={() => renumbering.show(session)}
            >
              {t('renumber.open')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              show({
                panel: 'add',
                kind: 'agreement',
                title: t('agreements.add'),
                fields: newAgreementFields,
                // Before the session meets there are only drafts.
                given: {
                  session,
                  kind: 'acuerdo',
                  stage: date === null || date > today ? 'drafted' : 'approved',
                },
              })
            }
          >
            {t('agreements.add')}
          </Button>
        </Group>
        <RecordList
          label={t('agreements.list')}
          listing={listing}
          columns={columns}
          filters={filters}
          onOpen={({ id }) => go({ screen: 'agreement', id, view: emptyView })}
          empty={{
            title: t('agreements.empty'),
            hint: t('agreements.emptyHint'),
            icon: IconFileOff,
            action: (
              <Button
                leftSection={<IconFileImport size={16} aria-hidden />}
                onClick={() => go({ screen: 'capture' })}
              >
                {t('nav.capture')}
              </Button>
            ),
          }}
        />
      </Stack>
      <Part
        session={session}
        title={t('agreements.instructions')}
        where={[whereIs('stage', 'approved'), whereIs('kind', instruction)]}
      />
      <Part
        session={session}
        title={t('agreements.rejectedOnes')}
        where={[whereIs('stage', 'rejected')]}
      />
      {renumbering.subject === session && (
        <RenumberDrawer session={session} onClose={renumbering.close} />
      )}
    </Stack>
  )
}

interface PartProps {
  readonly session: string
  readonly title: string
  readonly where: readonly ReturnType<typeof whereIs>[]
}

/** More agreements than any session has. */
const whole = 500

/** A part of the session's agreements that is read by itself; nothing to see while it is empty. */
function Part({ session, title, where }: PartProps) {
  const { go } = useNavigation()
  const columns = useAgreementColumns()
  const found = useList('agreements', {
    where: [whereIs('sessionId', session), ...where],
    limit: whole,
  })
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <DataTable
        label={title}
        rows={rows}
        rowKey={({ id }) => id}
        columns={columns}
        onOpen={({ id }) => go({ screen: 'agreement', id, view: emptyView })}
      />
    </Stack>
  )
}

/** What was drafted for the session: it counts nowhere until the session approves it. */
function Drafts({ session }: { session: string }) {
  const { t } = useTexts()
  const deciding = useScreenForm('decide')
  const where = [whereIs('sessionId', session), whereIs('stage', 'drafted')]
  const drafts = useList('agreements', { where, limit: whole })
  const ids = (drafts.data?.rows ?? []).map(({ id }) => id)
  if (ids.length === 0) return null
  const decision = decisionOn(deciding.subject, session, ids)
  return (
    <Stack gap="xs">
      <Part session={session} title={t('agreements.drafts')} where={where} />
      <Group gap="xs">
        <Button
          leftSection={<IconGavel size={16} aria-hidden />}
          onClick={() => deciding.show(decisionSubject(session, ids, 'approved'))}
        >
          {t('decide.approveAll', { count: ids.length })}
        </Button>
        <Button
          variant="default"
          onClick={() => deciding.show(decisionSubject(session, ids, 'rejected'))}
        >
          {t('decide.rejectAll', { count: ids.length })}
        </Button>
      </Group>
      {decision !== null && (
        <DecideDialog
          session={session}
          agreements={ids}
          decision={decision}
          onClose={deciding.close}
        />
      )}
    </Stack>
  )
}
