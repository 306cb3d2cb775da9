import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconChevronDown,
  IconDownload,
  IconFileTypeXls,
  IconTableExport,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { call } from '../../api/bridge.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { matrixFileParams, type MatrixView } from '../../state/matrix-view.ts'
import { tellFileSaved } from '../../ui/FileSaved.tsx'
import { formatNumber } from '../../ui/format.ts'
import { refusalText } from '../../ui/refusal-text.ts'
import { useTexts } from '../../ui/use-texts.ts'

type Format = 'xlsx' | 'csv'

/** The matrix as it is seen, in a file. Where to save is asked by the system's dialog. */
export function MatrixExport({ view }: { view: MatrixView }) {
  const { t, language } = useTexts()
  const [running, setRunning] = useState(false)
  const refuse = (thrown: unknown) =>
    notifications.show({ color: 'red', message: refusalText(toRefusal(thrown), t) })
  const showFile = (file: string) => call('files.show', { file }).catch(refuse)
  const number = (value: number) => formatNumber(value, language, 0)
  const save = async (format: Format) => {
    setRunning(true)
    try {
      const written = await call('matrix.export', { ...matrixFileParams(view), language, format })
      if (written !== null) tell(written)
    } catch (error) {
      refuse(error)
    } finally {
      setRunning(false)
    }
  }
  const tell = ({ file, rows, rowTotal }: NonNullable<MethodResult<'matrix.export'>>) =>
    tellFileSaved({
      title: t('matrix.exported'),
      text:
        rows < rowTotal
          ? t('matrix.exportedPart', { file, number: number(rows), total: number(rowTotal) })
          : t('matrix.exportedAs', { file, count: rows, number: number(rows) }),
      show: t('matrix.showFile'),
      onShow: () => void showFile(file),
    })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          fw={400}
          loading={running}
          leftSection={<IconDownload size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('matrix.export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileTypeXls size={16} aria-hidden />}
          onClick={() => void save('xlsx')}
        >
          {t('matrix.exportXlsx')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTableExport size={16} aria-hidden />}
          onClick={() => void save('csv')}
        >
          {t('matrix.exportCsv')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
