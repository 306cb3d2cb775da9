import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileTypePdf, IconFileTypeXls, IconTableExport } from '@tabler/icons-react'
import { useState } from 'react'
import type { MethodResult } from '../../../contract/ipc.ts'
import type { Language } from '../../../core/schema/codes.ts'
import { call } from '../../api/bridge.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { fileNote } from '../../ui/FileSaved.tsx'
import { refusalText } from '../../ui/refusal-text.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface ExportButtonsProps {
  readonly session: string
  readonly language: Language
}

const formats = ['pdf', 'xlsx', 'csv'] as const
type Format = (typeof formats)[number]

const pictures = { pdf: IconFileTypePdf, xlsx: IconFileTypeXls, csv: IconTableExport } as const
const names = {
  pdf: 'dossier.exportPdf',
  xlsx: 'dossier.exportXlsx',
  csv: 'dossier.exportCsv',
} as const

/** Where to save is asked by the system's dialog, which the main process shows. */
export function ExportButtons({ session, language }: ExportButtonsProps) {
  const { t } = useTexts()
  const [running, setRunning] = useState(false)
  const refuse = (thrown: unknown) =>
    notifications.show({ color: 'red', message: refusalText(toRefusal(thrown), t) })
  const showFile = (file: string) => call('files.show', { file }).catch(refuse)
  const save = async (format: Format) => {
    setRunning(true)
    try {
      const written = await call('dossier.export', { session, language, format })
      // Nothing was written when the person closed the system's dialog.
      if (written !== null) tell(written)
    } catch (error) {
      refuse(error)
    } finally {
      setRunning(false)
    }
  }
  const tell = ({ file, rows }: NonNullable<MethodResult<'dossier.export'>>) =>
    notifications.show(
      fileNote({
        title: t('dossier.exported'),
        text: t('dossier.exportedAs', { file, rows }),
        show: t('dossier.showFile'),
        onShow: () => void showFile(file),
      }),
    )
  return (
    <>
      {formats.map((format) => {
        const Picture = pictures[format]
        return (
          <Button
            key={format}
            variant={format === 'pdf' ? 'filled' : 'default'}
            loading={running}
            leftSection={<Picture size={18} aria-hidden />}
            onClick={() => void save(format)}
          >
            {t(names[format])}
          </Button>
        )
      })}
    </>
  )
}
