import { Button, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCalendarDown } from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import type { Filter } from '../../../contract/rows.ts'
import { call } from '../../api/bridge.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { tellFileSaved } from '../../ui/FileSaved.tsx'
import { formatNumber } from '../../ui/format.ts'
import { refusalText } from '../../ui/refusal-text.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** The deadlines of these obligations for the person's own calendar. Where to save is asked by the system's dialog. */
export function CalendarExport({ where }: { readonly where: readonly Filter[] }) {
  const { t, language } = useTexts()
  const [running, setRunning] = useState(false)
  const refuse = (thrown: unknown) =>
    notifications.show({ color: 'red', message: refusalText(toRefusal(thrown), t) })
  const save = async () => {
    setRunning(true)
    try {
      const written = await call('calendar.export', { where: [...where], language })
      if (written !== null) tell(written)
    } catch (error) {
      refuse(error)
    } finally {
      setRunning(false)
    }
  }
  const tell = ({ file, rows, undated }: NonNullable<MethodResult<'calendar.export'>>) => {
    const saved = t('calendarFile.exportedAs', {
      file,
      count: rows,
      number: formatNumber(rows, language, 0),
    })
    const missing = t('calendarFile.undated', {
      count: undated,
      number: formatNumber(undated, language, 0),
    })
    tellFileSaved({
      title: t('calendarFile.exported'),
      text: undated === 0 ? saved : `${saved} ${missing}`,
      show: t('calendarFile.showFile'),
      onShow: () => void call('files.show', { file }).catch(refuse),
    })
  }
  return (
    <Tooltip label={t('calendarFile.hint')} multiline maw={320}>
      <Button
        variant="default"
        loading={running}
        leftSection={<IconCalendarDown size={16} aria-hidden />}
        onClick={() => void save()}
      >
        {t('calendarFile.export')}
      </Button>
    </Tooltip>
  )
}
