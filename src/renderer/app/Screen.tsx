import { AgreementScreen } from '../features/agreements/AgreementScreen.tsx'
import { SessionScreen } from '../features/agreements/SessionScreen.tsx'
import { CaptureScreen } from '../features/capture/CaptureScreen.tsx'
import { ConflictsScreen } from '../features/conflicts/ConflictsScreen.tsx'
import { CutoffsScreen } from '../features/cutoffs/CutoffsScreen.tsx'
import { DeadlinesScreen } from '../features/deadlines/DeadlinesScreen.tsx'
import { DossierScreen } from '../features/reports/DossierScreen.tsx'
import { ListReportScreen } from '../features/reports/ListReportScreen.tsx'
import { ExchangeScreen } from '../features/exchange/ExchangeScreen.tsx'
import { FundingRecordScreen } from '../features/funding/FundingRecordScreen.tsx'
import { FundingScreen } from '../features/funding/FundingScreen.tsx'
import { FundYearScreen } from '../features/funding/FundYearScreen.tsx'
import { IndicatorScreen } from '../features/indicators/IndicatorScreen.tsx'
import { IndicatorsScreen } from '../features/indicators/IndicatorsScreen.tsx'
import { MatrixScreen } from '../features/matrix/MatrixScreen.tsx'
import { ObligationScreen } from '../features/obligations/ObligationScreen.tsx'
import { ObligationsScreen } from '../features/obligations/ObligationsScreen.tsx'
import { PeopleScreen } from '../features/people/PeopleScreen.tsx'
import { ReviewScreen } from '../features/review/ReviewScreen.tsx'
import { SessionsScreen } from '../features/sessions/SessionsScreen.tsx'
import { SplitsScreen } from '../features/splits/SplitsScreen.tsx'
import { UnitsScreen } from '../features/units/UnitsScreen.tsx'
import type { Route } from '../state/route.ts'

interface ScreenProps {
  readonly route: Route
  /** The register's own day, `YYYY-MM-DD`. */
  readonly today: string
}

export function Screen({ route, today }: ScreenProps) {
  switch (route.screen) {
    case 'sessions':
      return <SessionsScreen view={route.view} />
    case 'session':
      return <SessionScreen id={route.id} view={route.view} today={today} />
    case 'agreement':
      return <AgreementScreen id={route.id} view={route.view} />
    case 'matrix':
      return <MatrixScreen view={route.view} />
    case 'obligations':
      return <ObligationsScreen view={route.view} />
    case 'obligation':
      return <ObligationScreen id={route.id} />
    case 'deadlines':
      return <DeadlinesScreen part={route.part} view={route.view} />
    case 'capture':
      return <CaptureScreen today={today} />
    case 'units':
      return <UnitsScreen unit={route.unit} day={route.day ?? today} />
    case 'splits':
      return <SplitsScreen />
    case 'dossier':
      return <DossierScreen session={route.session} />
    case 'report':
      return <ListReportScreen report={route.report} unit={route.unit} />
    case 'cutoffs':
      return <CutoffsScreen today={today} />
    case 'people':
      return <PeopleScreen part={route.part} view={route.view} />
    case 'indicators':
      return <IndicatorsScreen view={route.view} />
    case 'indicator':
      return <IndicatorScreen id={route.id} />
    case 'funding':
      return <FundingScreen fund={route.fund} column={route.column} />
    case 'fundYear':
      return <FundYearScreen fund={route.fund} year={route.year} view={route.view} />
    case 'review':
      return <ReviewScreen part={route.part} view={route.view} />
    case 'conflicts':
      return <ConflictsScreen view={route.view} conflict={route.conflict} />
    case 'exchange':
      return <ExchangeScreen part={route.part} view={route.view} />
    case 'fundingRecord':
      return <FundingRecordScreen id={route.id} />
  }
}
