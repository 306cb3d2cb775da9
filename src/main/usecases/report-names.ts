import type { ListReportName } from '../../contract/list-report.ts'
import type { Language } from '../../core/schema/codes.ts'

/** What a report's file is called, in the language of the report. */
export const reportFileNames: Readonly<
  Record<Language, Readonly<Record<ListReportName | 'dossier', string>>>
> = {
  es: {
    dossier: 'Expediente',
    overdue: 'Vencidas y por vencer',
    unit: 'Informe de unidad',
    entity: 'Informe de entidad',
    readiness: 'Preparación para auditoría',
    indicators: 'Indicadores',
    funds: 'Recursos por entidad',
    evidence: 'Índice de evidencias',
    issues: 'Conflictos y observaciones',
    letters: 'Oficios de notificación',
    requests: 'Requerimientos',
  },
  en: {
    dossier: 'Dossier',
    overdue: 'Overdue and due soon',
    unit: 'Unit report',
    entity: 'Entity report',
    readiness: 'Audit readiness',
    indicators: 'Indicators',
    funds: 'Funding by entity',
    evidence: 'Evidence index',
    issues: 'Conflicts and data issues',
    letters: 'Notification letters',
    requests: 'Request letters',
  },
}
