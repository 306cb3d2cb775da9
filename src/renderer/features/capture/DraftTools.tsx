import { ActionIcon, Button, Group, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconArrowMerge, IconCut } from '@tabler/icons-react'
import type { RefObject } from 'react'
import type { CaptureEdit } from '../../state/capture-work.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface DraftToolsProps {
  /** Key of the draft. */
  readonly agreement: number
  /** Its place among the drafts, from 1. */
  readonly number: number
  readonly isLast: boolean
  readonly mayMerge: boolean
  /** The draft's text, whose cursor says where it is divided. */
  readonly text: RefObject<HTMLTextAreaElement | null>
  readonly edit: (edit: CaptureEdit) => void
}

/** Where the reader drew the line between two agreements in the wrong place, a person draws it. */
export function DraftTools({ agreement, number, isLast, mayMerge, text, edit }: DraftToolsProps) {
  const { t } = useTexts()
  const tool = { size: 'compact-xs', variant: 'subtle' } as const
  return (
    <Group gap={4} justify="flex-end">
      <Tooltip label={t('capture.splitDraftHint')}>
        <Button
          {...tool}
          aria-label={t('capture.splitDraft', { number })}
          leftSection={<IconCut size={14} aria-hidden />}
          onClick={() =>
            edit({ edit: 'splitAgreement', key: agreement, at: text.current?.selectionStart ?? 0 })
          }
        >
          {t('capture.split')}
        </Button>
      </Tooltip>
      <Tooltip label={t('capture.mergeDraft', { number, before: number - 1 })}>
        <Button
          {...tool}
          aria-label={t('capture.mergeDraft', { number, before: number - 1 })}
          leftSection={<IconArrowMerge size={14} aria-hidden />}
          disabled={!mayMerge}
          onClick={() => edit({ edit: 'mergeAgreement', key: agreement })}
        >
          {t('capture.merge')}
        </Button>
      </Tooltip>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t('capture.moveUp', { number })}
        disabled={number === 1}
        onClick={() => edit({ edit: 'moveAgreement', key: agreement, by: -1 })}
      >
        <IconArrowUp size={16} aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="sm"
        aria-label={t('capture.moveDown', { number })}
        disabled={isLast}
        onClick={() => edit({ edit: 'moveAgreement', key: agreement, by: 1 })}
      >
        <IconArrowDown size={16} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
