import { Button } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useState } from 'react'
import { useTexts } from '../../ui/use-texts.ts'
import { ExportDialog } from './ExportDialog.tsx'

/** What is done with packages and offices, beside the title. */
export function ExchangeActions() {
  const { t } = useTexts()
  const [exporting, setExporting] = useState(false)
  return (
    <>
      <Button
        leftSection={<IconPackageExport size={18} aria-hidden />}
        onClick={() => setExporting(true)}
      >
        {t('exchange.export')}
      </Button>
      {exporting && <ExportDialog onClose={() => setExporting(false)} />}
    </>
  )
}
