import { Button, Group, Progress, Stack, Text, VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { JobProgress as Told } from '../../contract/jobs.ts'
import { useTexts } from './use-texts.ts'

interface JobProgressProps {
  /** `null`: nothing was heard of it yet. */
  readonly progress: Told | null
  readonly cancelling: boolean
  /** `null`: what has begun goes to its end. */
  readonly onCancel: (() => void) | null
}

/** How far something long is, and the way to end it early. */
export function JobProgress({ progress, cancelling, onCancel }: JobProgressProps) {
  const { t } = useTexts()
  const place = useRef<HTMLDivElement>(null)
  // The button that began it is gone: whoever works with the keyboard goes on from here.
  useEffect(() => place.current?.focus(), [])
  const phase = progress === null ? t('jobs.begins') : t(`jobs.phases.${progress.phase}`)
  const words = cancelling ? t('jobs.cancelling') : phase
  const share =
    progress === null || progress.of === 0
      ? 0
      : Math.min(100, Math.floor((100 * progress.done) / progress.of))
  return (
    <Stack gap="xs" ref={place} tabIndex={-1} style={{ outline: 'none' }} aria-busy>
      {/* Each step is said once, not every percent of it. */}
      <VisuallyHidden component="output">{words}</VisuallyHidden>
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" aria-hidden>
          {words}
        </Text>
        <Text size="sm" c="dimmed" ff="monospace" aria-hidden>
          {t('jobs.percent', { percent: share })}
        </Text>
      </Group>
      <Progress value={share} aria-label={words} size="lg" />
      {onCancel !== null && (
        <Group justify="flex-end">
          <Button variant="default" disabled={cancelling} onClick={onCancel}>
            {t('jobs.cancel')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
