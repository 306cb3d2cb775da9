import { Group, Stack, Text } from '@mantine/core'
import { use, type ReactNode } from 'react'
import { formatDay } from '../../ui/format.ts'
import { DemonstrationBadge, WithdrawnBadge } from '../../ui/status.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { EntryMenu } from './EntryMenu.tsx'
import { cameLater, Traces } from './traces.ts'
import { TraceText } from './TraceText.tsx'

interface FrameProps {
  readonly record: string
  readonly title: string
  readonly day: string
  readonly by: string
  readonly withdrawn: string | null
  readonly demonstration: boolean
  /** What withdrawing it is called. */
  readonly withdraw: string
  readonly marks?: ReactNode
  /** What else can be done with it, in its menu. */
  readonly more?: ReactNode
  readonly children?: ReactNode
}

/** Who, when, what: the same for everything that happened. */
export function EntryFrame(props: FrameProps) {
  const { t, language } = useTexts()
  const trace = use(Traces).get(props.record)
  // Who is named is most often who wrote it, on the same day: then one line says both.
  const wroteIt = trace !== undefined && !cameLater(trace) && props.by.startsWith(trace.by)
  const by = wroteIt
    ? t('obligations.byOffice', { person: trace.by, office: trace.office })
    : props.by
  return (
    <Stack gap={6}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap="xs">
            <Text fw={600} size="sm">
              {props.title}
            </Text>
            {props.marks}
            {props.withdrawn !== null && <WithdrawnBadge reason={props.withdrawn} />}
            {props.demonstration && <DemonstrationBadge />}
          </Group>
          <Text size="xs" c="dimmed">
            {[formatDay(props.day, language), by].filter((part) => part !== '').join(' · ')}
          </Text>
          {trace !== undefined && !wroteIt && <TraceText trace={trace} />}
        </div>
        <EntryMenu
          record={props.record}
          label={props.title}
          withdraw={props.withdraw}
          withdrawn={props.withdrawn !== null}
          more={props.more}
        />
      </Group>
      {props.children}
    </Stack>
  )
}
