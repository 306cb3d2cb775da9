import type { Dossier } from '../../contract/dossier.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Paper } from '../../contract/report-form.ts'
import type { Language } from '../../core/schema/codes.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { ReportMeans } from './ports/report-renderer.ts'
import type { Register } from './ports/register.ts'

export interface DossierRequest {
  readonly session: string
  readonly language: Language
  readonly paper: Paper
  /** The day by which overdue is reckoned. */
  readonly today: string
}

/** Everything that a session's dossier says, from the register as it is or as it was known. */
export function composeDossier(
  register: Register,
  { deadlineInWords, programVersion }: Omit<ReportMeans, 'renderer'>,
  request: DossierRequest,
): Result<Dossier, Refusal> {
  const known = register.read.known(request.session)
  if (known?.kind !== 'session')
    return failure(refusal('session_unknown', { session: request.session }))
  const content = register.read.dossier(request.session, request.today, (rule) =>
    deadlineInWords(rule, request.language),
  )
  if (content === undefined)
    return failure(refusal('session_unknown', { session: request.session }))
  return success({
    ...content,
    language: request.language,
    paper: request.paper,
    today: request.today,
    asOf: register.facts.past,
    programVersion,
  })
}
