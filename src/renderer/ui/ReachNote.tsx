import { Note } from './Note.tsx'
import { useMoments } from './use-moments.ts'
import { useTexts } from './use-texts.ts'

interface ReachNoteProps {
  /** ISO 8601; `null`: the office is sent what others write of the agreement. */
  readonly since: string | null
}

/** That this office is not sent an agreement any more, so that what is on screen may be out of date; nothing where it is. */
export function ReachNote({ since }: ReachNoteProps) {
  const { t } = useTexts()
  const moment = useMoments()
  return since === null ? null : (
    <Note tone="partial">{t('exchange.notUpdatedSince', { moment: moment(since) })}</Note>
  )
}
