import { Checkbox, Group, Stack, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconInfoCircle } from '@tabler/icons-react'
import type { DraftRepetition } from '../../../contract/capture.ts'
import { draftingFindings } from '../../../core/compliance/drafting-checks.ts'
import type { AgreementWork } from '../../state/capture-drafts.ts'
import type { CaptureEdit } from '../../state/capture-work.ts'
import { agreementName } from '../../ui/names.ts'
import type { UnitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'
import { DraftForm } from './DraftForm.tsx'
import { RepetitionLine, RepetitionNote } from './RepetitionNote.tsx'
import classes from './DraftCard.module.css'

interface DraftCardProps {
  readonly agreement: AgreementWork
  /** Its place among the drafts, from 1. */
  readonly number: number
  readonly open: boolean
  readonly isLast: boolean
  /** Whether it may become part of the draft before it. */
  readonly mayMerge: boolean
  /** Why it may be no news. */
  readonly repetition: DraftRepetition | undefined
  /** Place among all drafts, from 1, of one that is compared, by its place among those. */
  readonly numberOf: (compared: number) => number
  readonly units: readonly UnitName[]
  readonly today: string
  readonly edit: (edit: CaptureEdit) => void
  readonly onToggle: () => void
}

/** One draft: in a line while closed, with all its fields while open. */
export function DraftCard(props: DraftCardProps) {
  const { agreement, number, open, units, repetition, edit, onToggle } = props
  const { t } = useTexts()
  // The checks follow the corrections: the engine's rules, run again on what stands here now.
  const findings = draftingFindings(
    agreement,
    (code) => units.find((unit) => unit.code === code)?.kind ?? null,
  )
  const body = `draft-${agreement.key}`
  return (
    <article
      className={classes.card}
      data-card={agreement.key}
      data-open={open}
      data-included={agreement.included}
      aria-label={t('capture.unnumbered', { number })}
    >
      <div className={classes.head}>
        <Checkbox
          mt={2}
          checked={agreement.included}
          aria-label={t('capture.includeDraft', { number })}
          onChange={(event) =>
            edit({
              edit: 'agreement',
              key: agreement.key,
              change: { included: event.currentTarget.checked },
            })
          }
        />
        <UnstyledButton
          className={classes.toggle}
          aria-expanded={open}
          aria-controls={body}
          onClick={onToggle}
        >
          <Group gap="sm" wrap="nowrap" align="flex-start">
            <Stack gap={2} style={{ flex: 1, minWidth: 0 }}>
              <Text size="xs" c="gray.7">
                {`${number} · ${agreementName(agreement, t)}`}
              </Text>
              <Text size="sm" fw={500} lineClamp={2}>
                {agreement.title === '' ? agreement.text : agreement.title}
              </Text>
              {repetition !== undefined && <RepetitionLine repetition={repetition} />}
              {findings.length > 0 && (
                <Group gap={4} wrap="nowrap" align="flex-start">
                  <IconInfoCircle
                    size={14}
                    aria-hidden
                    color="var(--mantine-color-gray-7)"
                    style={{ flex: 'none', marginTop: 2 }}
                  />
                  <Text size="xs" c="gray.7">
                    {findings.map((code) => t(`checks.${code}.label`)).join(' · ')}
                  </Text>
                </Group>
              )}
            </Stack>
            <IconChevronDown size={18} className={classes.arrow} aria-hidden />
          </Group>
        </UnstyledButton>
      </div>
      {open && (
        <div className={classes.body} id={body}>
          {repetition !== undefined && (
            <RepetitionNote
              agreement={agreement.key}
              repetition={repetition}
              numberOf={props.numberOf}
              edit={edit}
            />
          )}
          <DraftForm {...props} findings={findings} />
        </div>
      )}
    </article>
  )
}
