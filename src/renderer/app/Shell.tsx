import { AppShell, Box, Button } from '@mantine/core'
import { AddObligationsDrawer } from '../features/agreements/AddObligationsDrawer.tsx'
import { BulkDialog } from '../features/bulk/BulkDialog.tsx'
import { PastBanner } from '../features/cutoffs/PastBanner.tsx'
import { PastRefusal } from '../features/cutoffs/PastRefusal.tsx'
import { ImportDialog } from '../features/import/ImportDialog.tsx'
import { PackageDrop } from '../features/import/PackageDrop.tsx'
import { HistoryDrawer } from '../features/history/HistoryDrawer.tsx'
import { BackupDialog } from '../features/backup/BackupDialog.tsx'
import { ChangePassphrase } from '../features/keys/ChangePassphrase.tsx'
import { RecoverySheet } from '../features/keys/RecoverySheet.tsx'
import { LinkAgreementDrawer } from '../features/measures/LinkAgreementDrawer.tsx'
import { LinkMeasureDrawer } from '../features/measures/LinkMeasureDrawer.tsx'
import { AddRecordDrawer } from '../features/records/AddRecordDrawer.tsx'
import { CellPanel } from '../features/matrix/CellPanel.tsx'
import { RecordDrawer } from '../features/records/RecordDrawer.tsx'
import { WithdrawDialog } from '../features/records/WithdrawDialog.tsx'
import { EvidenceDrop } from '../features/obligations/EvidenceDrop.tsx'
import { PurgeDialog } from '../features/obligations/PurgeDialog.tsx'
import { RenewalNote } from '../features/offices/RenewalNote.tsx'
import { RevokedNote } from '../features/offices/RevokedNote.tsx'
import { ApproveOffice } from '../features/offices/ApproveOffice.tsx'
import { AppointDrawer } from '../features/people/AppointDrawer.tsx'
import { PostDrawer } from '../features/people/PostDrawer.tsx'
import { MergePanel } from '../features/review/MergePanel.tsx'
import { SearchDialog } from '../features/search/SearchDialog.tsx'
import { UndoDialog } from '../features/undo/UndoDialog.tsx'
import { useUndoOffer } from '../features/undo/use-undo-offer.tsx'
import { stateKey, useKnownAt } from '../state/known-at.ts'
import { useNavigation } from '../state/navigation.ts'
import { placeOf } from '../state/route.ts'
import { usePanels, type Panel } from '../state/panels.ts'
import { WhyNothingIsSaved } from '../ui/SaveButton.tsx'
import { StartAtTop } from '../ui/StartAtTop.tsx'
import { RegisterTimeZone } from '../ui/use-moments.ts'
import { useTexts } from '../ui/use-texts.ts'
import { CrashScreen } from './CrashScreen.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { Header } from './Header.tsx'
import { Navigation } from './Navigation.tsx'
import { ObligationPanels } from './ObligationPanels.tsx'
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
  const at = useKnownAt((state) => state.at)
  // Another state of the register is another place, though the same screen.
  const place = `${stateKey(at)} ${placeOf(here)}`
  const today = at?.day ?? register.today
  useShortcuts()
  useKnownPerson()
  useUndoOffer()
  useDraftKeeping(register.writable && at === null)
  return (
    <RegisterTimeZone.Provider value={register.timeZone}>
      <WhyNothingIsSaved.Provider value={at === null ? null : t('knownAt.readOnly')}>
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
            <Header today={register.today} />
          </AppShell.Header>
          <AppShell.Navbar aria-label={t('nav.label')}>
            <Navigation register={register} />
          </AppShell.Navbar>
          <AppShell.Main tabIndex={-1} style={{ outline: 'none' }}>
            <Box maw={1560} mx="auto">
              <PastBanner />
              {register.renewal !== null && <RenewalNote cause={register.renewal} />}
              {register.revoked !== null && <RevokedNote revocation={register.revoked} />}
              <StartAtTop key={place} />
              <ErrorBoundary key={place} screen={CrashScreen}>
                <Screen route={here} today={today} />
              </ErrorBoundary>
            </Box>
          </AppShell.Main>
          <SearchDialog />
          {at === null && <Arriving />}
          <OpenPanel today={register.today} isPast={at !== null} />
        </AppShell>
      </WhyNothingIsSaved.Provider>
    </RegisterTimeZone.Provider>
  )
}

/** Packages come in whatever the window shows. */
function Arriving() {
  return (
    <>
      <PackageDrop />
      <ImportDialog />
    </>
  )
}

/** Panels that save nothing. */
const readsOnly: ReadonlySet<Panel['panel']> = new Set([
  'history',
  'cell',
  'post',
  'backup',
  'shortcuts',
])

/** What stands over the screen. */
function OpenPanel({ today, isPast }: { today: string; isPast: boolean }) {
  const panel = usePanels(({ open }) => open)
  const close = usePanels((panels) => panels.close)
  if (panel === null) return null
  if (isPast && !readsOnly.has(panel.panel)) return <PastRefusal onClose={close} />
  if ('obligation' in panel) {
    return <ObligationPanels panel={panel} today={today} onClose={close} />
  }
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
    case 'purge':
      return <PurgeDialog evidence={panel.evidence} name={panel.name} onClose={close} />
    case 'withdraw':
      return (
        <WithdrawDialog
          record={panel.record}
          title={panel.title}
          text={panel.text}
          onClose={close}
        />
      )
    case 'merge':
      return <MergePanel {...panel} onClose={close} />
    case 'cell':
      return <CellPanel obligations={panel.obligations} onClose={close} />
    case 'bulk':
      return (
        <BulkDialog
          action={panel.action}
          obligations={panel.obligations}
          today={today}
          renderEvidence={(field) => <EvidenceDrop today={today} clauses={[]} {...field} />}
          onClose={close}
        />
      )
    case 'post':
      return <PostDrawer post={panel.post} onClose={close} />
    case 'appoint':
      return (
        <AppointDrawer
          post={panel.post}
          person={panel.person}
          from={panel.from ?? today}
          onClose={close}
        />
      )
    case 'approveOffice':
      return <ApproveOffice onClose={close} />
    case 'changePassphrase':
      return <ChangePassphrase onClose={close} />
    case 'recoverySheet':
      return <RecoverySheet onClose={close} />
    case 'backup':
      return <BackupDialog today={today} onClose={close} />
    case 'undo':
      return <UndoDialog onClose={close} />
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />
  }
}
