import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconFileTypeDocx,
  IconFileTypePdf,
  IconFileTypeXls,
  IconTableExport,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import { call } from '../../api/bridge.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { tellFileSaved } from '../../ui/FileSaved.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface ExportButtonsProps<Format extends keyof typeof names> {
  /** The first is the one most asked for. */
  readonly formats: readonly Format[]
  /** `null`: nothing was written, because the person closed the system's dialog. */
  readonly write: (format: Format) => Promise<Written | null>
  /** What `rows` of the written file are. */
  readonly counted: Counted
}
export type Counted = keyof typeof told
type Written = NonNullable<MethodResult<'reports.export'>>

const pictures = {
  pdf: IconFileTypePdf,
  docx: IconFileTypeDocx,
  xlsx: IconFileTypeXls,
  csv: IconTableExport,
} as const
const names = {
  pdf: 'dossier.exportPdf',
  docx: 'dossier.exportDocx',
  xlsx: 'dossier.exportXlsx',
  csv: 'dossier.exportCsv',
} as const

const told = { dossier: 'dossier.exportedAs', reports: 'reports.exportedAs' } as const

/** Where to save is asked by the system's dialog, which the main process shows. */
export function ExportButtons<Format extends keyof typeof names>({
  formats,
  write,
  counted,
}: ExportButtonsProps<Format>) {
  const { t } = useTexts()
  const [running, setRunning] = useState(false)
  const refuse = (thrown: unknown) =>
    notifications.show({ color: 'red', message: refusalText(toRefusal(thrown), t) })
  const showFile = (file: string) => call('files.show', { file }).catch(refuse)
  const save = async (format: Format) => {
    setRunning(true)
    try {
      const written = await write(format)
      if (written !== null) tell(written)
    } catch (error) {
      refuse(error)
    } finally {
      setRunning(false)
    }
  }
  const tell = ({ file, rows }: Written) =>
    tellFileSaved({
      title: t('dossier.exported'),
      text: t(told[counted], { file, rows }),
      show: t('dossier.showFile'),
      onShow: () => void showFile(file),
    })
  return (
    <>
      {formats.map((format, index) => {
        const known: keyof typeof names = format
        const Picture = pictures[known]
        return (
          <Button
            key={format}
            variant={index === 0 ? 'filled' : 'default'}
            loading={running}
            leftSection={<Picture size={18} aria-hidden />}
            onClick={() => void save(format)}
          >
            {t(names[known])}
          </Button>
        )
      })}
    </>
  )
}
