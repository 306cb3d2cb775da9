import { IconEraser, IconFileAlert, IconFileCheck, IconFileUnknown } from '@tabler/icons-react'
import type { FileState } from '../../../contract/evidence.ts'
import { StatusBadge } from '../../ui/StatusBadge.tsx'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'

const looks = {
  held: { tone: 'good', icon: IconFileCheck },
  missing: { tone: 'partial', icon: IconFileUnknown },
  altered: { tone: 'bad', icon: IconFileAlert },
  purged: { tone: 'neutral', icon: IconEraser },
} as const

/** Whether this register has the bytes of the file, as it last found them. */
export function FileStateBadge({
  state,
  reason,
  checked,
}: {
  state: FileState
  reason: string | null
  /** When somebody or the program last looked (ISO 8601 in UTC). */
  checked: string | null
}) {
  const { t } = useTexts()
  const moment = useMoments()
  const looked =
    checked === null
      ? t('evidence.neverChecked')
      : t('evidence.checkedOn', { date: moment(checked) })
  const hint = reason ?? `${t(`evidence.stateHints.${state}`)} ${looked}`
  return <StatusBadge {...looks[state]} label={t(`evidence.states.${state}`)} hint={hint} />
}
