import type { ReactNode } from 'react'
import type { ObligationDetail } from '../../../contract/records.ts'
import { useObligation } from '../../api/queries.ts'
import { toRefusal } from '../../api/refusal-error.ts'
import { usePerson } from '../../state/preferences.ts'
import { PanelDrawer } from '../../ui/PanelDrawer.tsx'
import { ErrorNote, LoadingPage } from '../../ui/states.tsx'
import { PanelContext } from './PanelContext.tsx'

interface ObligationPanelProps {
  readonly title: string
  readonly obligation: string
  readonly onClose: () => void
  readonly children: (detail: ObligationDetail, person: string) => ReactNode
}

/** The frame of every form about an obligation: it needs the obligation and someone who is working. */
export function ObligationPanel({ title, obligation, onClose, children }: ObligationPanelProps) {
  const person = usePerson()
  const detail = useObligation(obligation, person)
  return (
    <PanelDrawer title={title} onClose={onClose}>
      {detail.isPending && <LoadingPage />}
      {detail.isError && <ErrorNote refusal={toRefusal(detail.error)} />}
      {person === null && <ErrorNote refusal={{ code: 'person_required', details: {} }} />}
      {detail.isSuccess && person !== null && (
        <>
          <PanelContext obligation={detail.data.obligation} />
          {children(detail.data, person)}
        </>
      )}
    </PanelDrawer>
  )
}
