import { AppShell, Box, Button } from '@mantine/core'
import { AddObligationsDrawer } from '../features/agreements/AddObligationsDrawer.tsx'
import { BulkDialog } from '../features/bulk/BulkDialog.tsx'
import { HistoryDrawer } from '../features/history/HistoryDrawer.tsx'
import { LinkAgreementDrawer } from '../features/measures/LinkAgreementDrawer.tsx'
import { LinkMeasureDrawer } from '../features/measures/LinkMeasureDrawer.tsx'
import { AddRecordDrawer } from '../features/records/AddRecordDrawer.tsx'
import { CellPanel } from '../features/matrix/CellPanel.tsx'
import { RecordDrawer } from '../features/records/RecordDrawer.tsx'
import { WithdrawDialog } from '../features/records/WithdrawDialog.tsx'
import { EvidenceDrop } from '../features/obligations/EvidenceDrop.tsx'
import { ExtensionDrawer } from '../features/obligations/ExtensionDrawer.tsx'
import { NotificationDrawer } from '../features/obligations/NotificationDrawer.tsx'
import { ProgressDrawer } from '../features/obligations/ProgressDrawer.tsx'
import { VerdictDrawer } from '../features/obligations/VerdictDrawer.tsx'
import { SearchDialog } from '../features/search/SearchDialog.tsx'
import { UndoDialog } from '../features/undo/UndoDialog.tsx'
import { useUndoOffer } from '../features/undo/use-undo-offer.tsx'
import { useNavigation } from '../state/navigation.ts'
import { placeOf } from '../state/route.ts'
import { usePanels } from '../state/panels.ts'
import { StartAtTop } from '../ui/StartAtTop.tsx'
import { useTexts } from '../ui/use-texts.ts'
import { CrashScreen } from './CrashScreen.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Header } from './Header.tsx'
import { Navigation } from './Navigation.tsx'
import type { OpenRegister } from './open-register.ts'
import { Screen } from './Screen.tsx'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { useDraftKeeping } from './use-draft-keeping.ts'
import { useKnownPerson } from './use-known-person.ts'
import { useShortcuts } from './use-shortcuts.ts'

/** The window while a register is open. */
export function Shell({ register }: { register: OpenRegister }) {
  const { t } = useTexts()
  const here = useNavigation(({ journey }) => journey.here)
  const place = placeOf(here)
  useShortcuts()
  useKnownPerson()
  useUndoOffer()
  useDraftKeeping(register.writable)
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 232, breakpoint: 0 }}
      padding="lg"
      transitionDuration={0}
    >
      <Button
        className="skip-link"
        onClick={() => document.querySelector<HTMLElement>('main')?.focus()}
      >
        {t('app.skip')}
      </Button>
      <AppShell.Header>
        <Header />
      </AppShell.Header>
      <AppShell.Navbar aria-label={t('nav.label')}>
        <Navigation register={register} />
      </AppShell.Navbar>
      <AppShell.Main tabIndex={-1} style={{ outline: 'none' }}>
        <Box maw={1560} mx="auto">
          <StartAtTop key={place} />
          <ErrorBoundary key={place} screen={CrashScreen}>
            <Screen route={here} today={register.today} />
          </ErrorBoundary>
        </Box>
      </AppShell.Main>
      <SearchDialog />
      <OpenPanel today={register.today} />
    </AppShell>
  )
}

/** What stands over the screen. */
function OpenPanel({ today }: { today: string }) {
  const panel = usePanels(({ open }) => open)
  const close = usePanels((panels) => panels.close)
  if (panel === null) return null
  switch (panel.panel) {
    case 'history':
      return <HistoryDrawer record={panel.record} label={panel.label} onClose={close} />
    case 'edit':
      return (
        <RecordDrawer record={panel.record} fields={panel.fields} today={today} onClose={close} />
      )
    case 'add':
      return <AddRecordDrawer {...panel} today={today} onClose={close} />
    case 'linkMeasure':
      return <LinkMeasureDrawer agreement={panel.agreement} kind={panel.kind} onClose={close} />
    case 'linkAgreement':
      return <LinkAgreementDrawer target={panel.target} kind={panel.kind} onClose={close} />
    case 'addObligations':
      return <AddObligationsDrawer clause={panel.clause} order={panel.order} onClose={close} />
    case 'progress':
      return <ProgressDrawer obligation={panel.obligation} today={today} onClose={close} />
    case 'verdict':
      return <VerdictDrawer obligation={panel.obligation} today={today} onClose={close} />
    case 'notification':
      return <NotificationDrawer obligation={panel.obligation} today={today} onClose={close} />
    case 'extension':
      return <ExtensionDrawer obligation={panel.obligation} onClose={close} />
    case 'withdraw':
      return (
        <WithdrawDialog
          record={panel.record}
          title={panel.title}
          text={panel.text}
          onClose={close}
        />
      )
    case 'undo':
      return <UndoDialog onClose={close} />
    case 'cell':
      return <CellPanel obligations={panel.obligations} onClose={close} />
    case 'bulk':
      return (
        <BulkDialog
          action={panel.action}
          obligations={panel.obligations}
          today={today}
          renderEvidence={(field) => <EvidenceDrop today={today} {...field} />}
          onClose={close}
        />
      )
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />
  }
}
