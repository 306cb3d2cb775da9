import { Button, Group, Text } from '@mantine/core'
import { IconCopyCheck, IconCopy } from '@tabler/icons-react'
import type { DraftRepetition } from '../../../contract/capture.ts'
import type { CaptureEdit } from '../../state/capture-work.ts'
import { useGo } from '../../state/navigation.ts'
import { emptyView } from '../../state/route.ts'
import { Note } from '../../ui/Note.tsx'
import { useTexts } from '../../ui/use-texts.ts'

/** In a line: the register has this draft already, or something that resembles it. */
export function RepetitionLine({ repetition }: { readonly repetition: DraftRepetition }) {
  const { t } = useTexts()
  const Picture = repetition.what === 'alike' ? IconCopy : IconCopyCheck
  return (
    <Group gap={4} wrap="nowrap" align="flex-start">
      <Picture
        size={14}
        aria-hidden
        color="var(--mantine-color-gray-7)"
        style={{ flex: 'none', marginTop: 2 }}
      />
      <Text size="xs" fw={600}>
        {t(`capture.repetitions.${repetition.what}`)}
      </Text>
    </Group>
  )
}

interface RepetitionNoteProps {
  /** Key of the draft. */
  readonly agreement: number
  readonly repetition: DraftRepetition
  /** Place among all drafts, from 1, of one that is compared, by its place among those. */
  readonly numberOf: (compared: number) => number
  readonly edit: (edit: CaptureEdit) => void
}

/** What it repeats, what becomes of it, and what a person can say against it. */
export function RepetitionNote({ agreement, repetition, numberOf, edit }: RepetitionNoteProps) {
  const { t } = useTexts()
  const go = useGo()
  if (repetition.what === 'earlier_draft') {
    return (
      <Note tone="neutral">
        <Text size="sm">{t('capture.repeatsDraft', { number: numberOf(repetition.draft) })}</Text>
      </Note>
    )
  }
  const { id, number, title, percent } = repetition
  const name = number ?? title ?? ''
  const see = (
    <Button
      size="compact-xs"
      variant="default"
      onClick={() => go({ screen: 'agreement', id, view: emptyView })}
    >
      {t('capture.seeRepeated')}
    </Button>
  )
  if (repetition.what === 'alike') {
    return (
      <Note tone="neutral">
        <Text size="sm">
          {t('capture.alike', { name, session: repetition.session ?? '–', percent })}
        </Text>
        <Group gap="xs" mt={4}>
          {see}
        </Group>
      </Note>
    )
  }
  return (
    <Note tone={repetition.by === 'place' ? 'partial' : 'neutral'}>
      <Text size="sm">{t(`capture.kept.${repetition.by}`, { name, percent })}</Text>
      <Group gap="xs" mt={4}>
        {see}
        {repetition.by === 'place' && (
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => edit({ edit: 'agreement', key: agreement, change: { anotherThan: id } })}
          >
            {t('capture.isAnother')}
          </Button>
        )}
      </Group>
    </Note>
  )
}
