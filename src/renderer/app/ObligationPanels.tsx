import { AddEvidenceDrawer } from '../features/obligations/AddEvidenceDrawer.tsx'
import { ExtensionDrawer } from '../features/obligations/ExtensionDrawer.tsx'
import { NotificationDrawer } from '../features/obligations/NotificationDrawer.tsx'
import { ProgressDrawer } from '../features/obligations/ProgressDrawer.tsx'
import { ReassignDrawer } from '../features/obligations/ReassignDrawer.tsx'
import { ReopenDialog } from '../features/obligations/ReopenDialog.tsx'
import { VerdictDrawer } from '../features/obligations/VerdictDrawer.tsx'
import type { Panel } from '../state/panels.ts'

interface ObligationPanelsProps {
  readonly panel: Extract<Panel, { readonly obligation: string }>
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onClose: () => void
}

/** What is written on one obligation. */
export function ObligationPanels({ panel, today, onClose: close }: ObligationPanelsProps) {
  switch (panel.panel) {
    case 'progress':
      return <ProgressDrawer obligation={panel.obligation} today={today} onClose={close} />
    case 'verdict':
      return <VerdictDrawer obligation={panel.obligation} today={today} onClose={close} />
    case 'notification':
      return <NotificationDrawer obligation={panel.obligation} today={today} onClose={close} />
    case 'extension':
      return <ExtensionDrawer obligation={panel.obligation} onClose={close} />
    case 'reassign':
      return <ReassignDrawer obligation={panel.obligation} today={today} onClose={close} />
    case 'reopen':
      return <ReopenDialog obligation={panel.obligation} onClose={close} />
    case 'addEvidence':
      return (
        <AddEvidenceDrawer
          obligation={panel.obligation}
          report={panel.report}
          today={today}
          onClose={close}
        />
      )
  }
}
