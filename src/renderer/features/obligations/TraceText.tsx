import { Text } from '@mantine/core'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { cameLater, type Trace } from './traces.ts'

/** Who wrote it in which office, and when this office had it where that was another day. */
export function TraceText({ trace }: { trace: Trace }) {
  const { t } = useTexts()
  const moment = useMoments()
  const { by, office, stated, received } = trace
  const moments = {
    stated: moment(stated),
    received: moment(received),
  }
  return (
    <Text size="xs" c="dimmed">
      {t(cameLater(trace) ? 'obligations.recordedElsewhere' : 'obligations.recordedBy', {
        by,
        office,
        ...moments,
      })}
    </Text>
  )
}
