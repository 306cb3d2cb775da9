import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconArchive,
  IconFileTypeDocx,
  IconFileTypePdf,
  IconFileTypeXls,
  IconTableExport,
} from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import {
  documentFormats,
  type DocumentFormat,
  type PdfStandard,
} from '../../../contract/report-form.ts'
import { call } from '../../api/bridge.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { tellFileSaved } from '../../ui/FileSaved.tsx'
import { HeaderMenu } from '../../ui/HeaderMenu.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** The kind of file, and the standard that a PDF keeps to. */
export interface ReportForm {
  readonly format: DocumentFormat
  readonly standard: PdfStandard
}

interface ExportButtonsProps {
  /** `null`: nothing was written, because the person closed the system's dialog. */
  readonly write: (form: ReportForm) => Promise<Written | null>
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
export function ExportButtons({ write, counted }: ExportButtonsProps) {
  const { t } = useTexts()
  const [running, setRunning] = useState(false)
  const refuse = (thrown: unknown) =>
    notifications.show({ color: 'red', message: refusalText(toRefusal(thrown), t) })
  const showFile = (file: string) => call('files.show', { file }).catch(refuse)
  const save = async (format: DocumentFormat, standard: PdfStandard = 'ua-1') => {
    setRunning(true)
    try {
      const written = await write({ format, standard })
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
      {documentFormats.map((format, index) => {
        const Picture = pictures[format]
        return (
          <Button
            key={format}
            variant={index === 0 ? 'filled' : 'default'}
            loading={running}
            leftSection={<Picture size={18} aria-hidden />}
            onClick={() => void save(format)}
          >
            {t(names[format])}
          </Button>
        )
      })}
      <HeaderMenu
        name={t('dossier.more')}
        disabled={running}
        actions={[
          {
            label: t('dossier.exportArchive'),
            icon: IconArchive,
            onChoose: () => void save('pdf', 'a-2a'),
          },
        ]}
      />
    </>
  )
}
