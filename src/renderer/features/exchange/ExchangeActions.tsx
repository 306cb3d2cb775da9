import { Button } from '@mantine/core'
import { IconPackageExport, IconPackageImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useChoosePackages } from '../../state/use-choose-packages.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { ExportDialog } from './ExportDialog.tsx'

/** What is done with packages and offices, beside the title. */
export function ExchangeActions() {
  const { t } = useTexts()
  const { choose, running, isPast } = useChoosePackages()
  const [exporting, setExporting] = useState(false)
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPackageImport size={18} aria-hidden />}
        disabled={isPast}
        loading={running}
        onClick={choose}
      >
        {t('exchange.import')}
      </Button>
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
