import { Button, Group, Stack, Table, Text, VisuallyHidden } from '@mantine/core'
import { IconHistory, IconPencil, IconPlus, IconTrash, IconUsersGroup } from '@tabler/icons-react'
import type { AttendanceRow } from '../../../contract/rows.ts'
import type { SessionDetail } from '../../../contract/sessions.ts'
import { useShowPanel } from '../../state/panels.ts'
import { useScreenForm } from '../../state/screen-forms.ts'
import { formatDay } from '../../ui/format.ts'
import { RowMenu } from '../../ui/RowMenu.tsx'
import { EmptyNote } from '../../ui/states.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { AttendanceDrawer } from './AttendanceDrawer.tsx'
import { AttendedBadge, QuorumNote } from './QuorumNote.tsx'

const editableFields = [
  'name',
  'unit',
  'role',
  'attended',
  'representedBy',
  'designationNumber',
  'designationDate',
]

/** Who came to a session and in which role, whether that made a quorum, and by which call guests were designated. */
export function SessionAttendance({ session, detail }: { session: string; detail: SessionDetail }) {
  const { t, language } = useTexts()
  const show = useShowPanel()
  const adding = useScreenForm('attendance')
  const { attendance } = detail
  const unitOf = ({ unitName, unitNameEnglish }: AttendanceRow) =>
    language === 'en' ? (unitNameEnglish ?? unitName) : unitName
  const add = (
    <Button
      variant={attendance.length === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => adding.show(session)}
    >
      {t('attendance.add')}
    </Button>
  )
  return (
    <Stack gap="sm">
      <QuorumNote
        quorum={detail.quorum}
        stated={detail.quorumStated}
        onMembers={() => show({ panel: 'edit', record: session, fields: ['members', 'quorum'] })}
      />
      {attendance.length === 0 ? (
        <EmptyNote
          title={t('attendance.empty')}
          hint={t('attendance.emptyHint')}
          icon={IconUsersGroup}
          action={add}
        />
      ) : (
        <>
          <Group justify="flex-end">{add}</Group>
          <Table
            aria-label={t('sessionParts.attendance')}
            bg="white"
            withTableBorder
            verticalSpacing="xs"
          >
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('fields.name')}</Table.Th>
                <Table.Th>{t('fields.unit')}</Table.Th>
                <Table.Th>{t('fields.role')}</Table.Th>
                <Table.Th>{t('fields.attended')}</Table.Th>
                <Table.Th>{t('attendance.designation')}</Table.Th>
                <Table.Th w="3rem">
                  <VisuallyHidden>{t('attendance.actions')}</VisuallyHidden>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {attendance.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Td>
                    <Text size="sm" fw={500}>
                      {row.name}
                    </Text>
                    {row.representedBy !== null && (
                      <Text size="xs" c="dimmed">
                        {t('attendance.representedBy', { name: row.representedBy })}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{unitOf(row)}</Table.Td>
                  <Table.Td>
                    {row.role === null
                      ? t('common.unknown')
                      : t(`codes.attendanceRoles.${row.role}`)}
                  </Table.Td>
                  <Table.Td>
                    <AttendedBadge attended={row.attended} />
                  </Table.Td>
                  <Table.Td>
                    {[
                      row.designationNumber,
                      row.designationDate === null
                        ? null
                        : formatDay(row.designationDate, language),
                    ]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </Table.Td>
                  <Table.Td>
                    <RowMenu
                      name={row.name}
                      actions={[
                        {
                          label: t('attendance.edit'),
                          icon: IconPencil,
                          onChoose: () =>
                            show({ panel: 'edit', record: row.id, fields: editableFields }),
                        },
                        {
                          label: t('actions.history'),
                          icon: IconHistory,
                          onChoose: () =>
                            show({ panel: 'history', record: row.id, label: row.name }),
                        },
                        {
                          label: t('actions.withdraw'),
                          icon: IconTrash,
                          harmful: true,
                          onChoose: () =>
                            show({
                              panel: 'withdraw',
                              record: row.id,
                              title: t('attendance.withdraw', { name: row.name }),
                              text: t('agreements.withdrawText'),
                            }),
                        },
                      ]}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
      {adding.subject === session && <AttendanceDrawer session={session} onClose={adding.close} />}
    </Stack>
  )
}
