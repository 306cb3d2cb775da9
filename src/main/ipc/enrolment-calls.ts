import { basename } from 'node:path'
import { engineMethods } from '../../contract/engine.ts'
import { refusal } from '../../contract/errors.ts'
import type { Answer, CheckedParams } from '../../contract/ipc.ts'
import { failure } from '../../core/result.ts'
import type { CallParts } from './call-parts.ts'

/** Calls of enrolment and about keys, for which the window never names a file nor a passphrase. */
interface EnrolmentCalls {
  readonly request: (given: CheckedParams<'enrolment.request'>) => Promise<Answer>
  readonly approve: (page: number, given: CheckedParams<'enrolment.approve'>) => Promise<Answer>
  readonly sheet: (given: CheckedParams<'recovery.save'>) => Promise<Answer>
  readonly join: (page: number, given: CheckedParams<'enrolment.join'>) => Promise<Answer>
}

/** Opened by the machine, or by whoever typed the passphrase in the window. */
const asOpened = { passphraseFile: null }

/** `onWritten`: a file that the person may be shown. */
export function enrolmentCalls(
  { engine, desktop, tickets }: Pick<CallParts, 'engine' | 'desktop' | 'tickets'>,
  onWritten: (file: string) => void,
): EnrolmentCalls {
  /** Nothing is asked of the system before the keys open: whoever chose a file would have chosen it for nothing. */
  const refusedKeys = async (): Promise<Answer | null> => {
    const answer = await engine.call('keys.state', {})
    if (!answer.ok) return answer
    const { open } = engineMethods['keys.state'].result.parse(answer.value)
    return open ? null : failure(refusal('passphrase_required'))
  }

  return {
    request: async ({ as }) => {
      const refused = await refusedKeys()
      if (refused !== null) return refused
      const file = await desktop.chooseTarget(requestName, 'request', 'acuerdos')
      if (file === null) return { ok: true, value: null }
      const written = await engine.call('offices.request', { as, file, ...asOpened })
      if (written.ok) onWritten(file)
      return written
    },

    approve: async (page, { as, file: ticket, scope }) => {
      const file = tickets.pathOf(page, ticket)
      if (file === undefined) return missing(ticket)
      const refused = await refusedKeys()
      if (refused !== null) return refused
      const out = await desktop.chooseTarget(approvalName, 'approval', 'acuerdos')
      if (out === null) return { ok: true, value: null }
      const given = { as, file, scope, out, ...asOpened }
      const written = await engine.call('offices.approve', given)
      if (written.ok) onWritten(out)
      return written
    },

    sheet: async (given) => {
      const refused = await refusedKeys()
      if (refused !== null) return refused
      const file = await desktop.chooseTarget(sheetNames[given.language], 'recovery', 'pdf')
      if (file === null) return { ok: true, value: null }
      const written = await engine.call('recovery.write', { ...given, file })
      if (written.ok) onWritten(file)
      return written
    },

    join: async (page, given) => {
      const file = tickets.pathOf(page, given.file)
      return file === undefined
        ? missing(given.file)
        : engine.call('offices.join', { ...given, file, ...asOpened })
    },
  }
}

const requestName = 'solicitud.acuerdos'
const sheetNames = { es: 'hoja-de-recuperacion.pdf', en: 'recovery-sheet.pdf' } as const
const approvalName = 'aprobacion.acuerdos'

const missing = (file: string): Answer => failure(refusal('file_missing', { file: basename(file) }))
