import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import {
  IconBuildingCommunity,
  IconDatabaseExport,
  IconFileDownload,
  IconKey,
  IconLock,
} from '@tabler/icons-react'
import { useAction } from '../../api/actions.ts'
import { present } from '../../api/past.ts'
import { useKeys, useOffices } from '../../api/queries.ts'
import { useShowPanel } from '../../state/panels.ts'
import { ActionItems, type RecordAction } from '../../ui/ActionItems.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** What is seldom done with offices and their keys. */
export function OfficesMenu() {
  const { t } = useTexts()
  const show = useShowPanel()
  const keys = useKeys().data
  const offices = useOffices().data?.rows ?? []
  const lock = useAction('keys.lock', () => present)
  const coordinates = offices.some(({ own, coordinating }) => own && coordinating)
  const lockNow = async () => {
    const left = await lock.run({})
    if (left === null) return
    notifications.show({ message: t(left.open ? 'keys.opensByMachine' : 'keys.locked') })
  }
  // Also from a field and from over a dialog: whoever leaves the desk does not look where the cursor is.
  useHotkeys([['mod+L', () => keys?.made === true && void lockNow()]], [], true)
  const actions: readonly RecordAction[] = [
    ...(coordinates
      ? [
          {
            label: t('enrolment.approveMenu'),
            icon: IconBuildingCommunity,
            onChoose: () => show({ panel: 'approveOffice' }),
          },
        ]
      : []),
    ...(keys?.made === true
      ? [
          {
            label: t('keys.sheetMenu'),
            icon: IconFileDownload,
            onChoose: () => show({ panel: 'recoverySheet' }),
          },
          {
            label: t('keys.changeMenu'),
            icon: IconKey,
            onChoose: () => show({ panel: 'changePassphrase' }),
          },
        ]
      : []),
    ...(keys?.held === true
      ? [{ label: t('keys.lockNow'), icon: IconLock, onChoose: () => void lockNow() }]
      : []),
    {
      label: t('backup.menu'),
      icon: IconDatabaseExport,
      onChoose: () => show({ panel: 'backup' }),
    },
  ]
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t('offices.menu')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('offices.menu')}>
            <IconKey size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('offices.menu')}</Menu.Label>
        <ActionItems actions={actions} />
      </Menu.Dropdown>
    </Menu>
  )
}
