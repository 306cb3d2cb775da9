import { Button } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import type { AgreementRow } from '../../../contract/rows.ts'
import { canBecome } from '../../../core/compliance/stage.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { DecideDialog } from './DecideDialog.tsx'
import { decisionOn, decisionSubject } from './decision-subject.ts'
import { useScreenForm } from '../../state/screen-forms.ts'

/** What the session can still decide on one agreement. */
export function DecideActions({ agreement }: { agreement: AgreementRow }) {
  const { t } = useTexts()
  const deciding = useScreenForm('decide')
  const { sessionId: session } = agreement
  const one = [agreement.id]
  const decision = decisionOn(deciding.subject, session, one)
  if (agreement.withdrawn !== null) return null
  return (
    <>
      {canBecome(agreement.stage, 'approved') && (
        <Button
          leftSection={<IconGavel size={16} aria-hidden />}
          onClick={() => deciding.show(decisionSubject(session, one, 'approved'))}
        >
          {t('decide.approve')}
        </Button>
      )}
      {canBecome(agreement.stage, 'rejected') && (
        <Button
          variant="default"
          onClick={() => deciding.show(decisionSubject(session, one, 'rejected'))}
        >
          {t('decide.reject')}
        </Button>
      )}
      {decision !== null && (
        <DecideDialog
          session={session}
          agreements={one}
          decision={decision}
          onClose={deciding.close}
        />
      )}
    </>
  )
}
