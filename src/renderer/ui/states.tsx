import { Button, EmptyState, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core'
import { type Icon, IconInbox, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Refusal } from '../../contract/errors.ts'
import { Note } from './Note.tsx'
import { refusalText } from './refusal-text.ts'
import { useTexts } from './use-texts.ts'

export interface EmptyNoteProps {
  readonly title: string
  readonly hint?: string
  readonly icon?: Icon
  readonly action?: ReactNode
}

/** Nothing to show, and what to do about it. */
export function EmptyNote({ title, hint, icon: Picture = IconInbox, action }: EmptyNoteProps) {
  return (
    <EmptyState
      py="xl"
      icon={<Picture size={40} stroke={1.3} aria-hidden />}
      title={title}
      description={hint}
    >
      {action !== undefined && <EmptyState.Actions>{action}</EmptyState.Actions>}
    </EmptyState>
  )
}

interface ErrorNoteProps {
  readonly refusal: Refusal
  readonly onRetry?: () => void
  readonly title?: string
}

/** A refusal in the person's words. */
export function ErrorNote({ refusal, onRetry, title }: ErrorNoteProps) {
  const { t } = useTexts()
  // Where the program's log tells more.
  const { reference } = refusal.details
  return (
    <Note tone="bad" urgent {...(title === undefined ? {} : { title })}>
      <Stack gap="xs" align="flex-start">
        {refusalText(refusal, t)}
        {typeof reference === 'string' && (
          <Text size="xs">{t('common.reference', { reference })}</Text>
        )}
        {onRetry !== undefined && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={onRetry}
          >
            {t('actions.retry')}
          </Button>
        )}
      </Stack>
    </Note>
  )
}

/** As tall as the rows that will come, so that nothing jumps. */
export function LoadingRows({ rows = 8 }: { rows?: number }) {
  const { t } = useTexts()
  return (
    <Stack gap={6} aria-busy>
      <VisuallyHidden component="output">{t('common.loadingList')}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={38} radius="sm" />
      ))}
    </Stack>
  )
}

export function LoadingPage() {
  const { t } = useTexts()
  return (
    <Stack gap="md" aria-busy>
      <VisuallyHidden component="output">{t('app.loading')}</VisuallyHidden>
      <Skeleton height={28} width="45%" />
      <Skeleton height={18} width="70%" />
      <Skeleton height={120} />
      <Skeleton height={240} />
    </Stack>
  )
}
