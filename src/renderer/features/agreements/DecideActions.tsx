import { Button } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import { useState } from 'react'
import type { AgreementRow } from '../../../contract/rows.ts'
import { canBecome } from '../../../core/compliance/stage.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { DecideDialog } from './DecideDialog.tsx'

/** What the session can still decide on one agreement. */
export function DecideActions({ agreement }: { agreement: AgreementRow }) {
  const { t } = useTexts()
  const [deciding, setDeciding] = useState<'approved' | 'rejected' | null>(null)
  if (agreement.withdrawn !== null) return null
  return (
    <>
      {canBecome(agreement.stage, 'approved') && (
        <Button
          leftSection={<IconGavel size={16} aria-hidden />}
          onClick={() => setDeciding('approved')}
        >
          {t('decide.approve')}
        </Button>
      )}
      {canBecome(agreement.stage, 'rejected') && (
        <Button variant="default" onClick={() => setDeciding('rejected')}>
          {t('decide.reject')}
        </Button>
      )}
      {deciding !== null && (
        <DecideDialog
          session={agreement.sessionId}
          agreements={[agreement.id]}
          decision={deciding}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  )
}
