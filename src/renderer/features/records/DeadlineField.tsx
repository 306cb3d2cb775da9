import { Fieldset, Input } from '@mantine/core'
import { useUnitTree } from '../../api/queries.ts'
import { DeadlineEditor } from '../../ui/DeadlineEditor.tsx'
import { useTexts } from '../../ui/use-texts.ts'
import { type FieldValue, jsonOfRule, ruleOf } from './record-form.ts'

interface DeadlineFieldProps {
  readonly label: string
  readonly description?: string
  readonly error: string | null
  readonly disabled: boolean
  readonly value: FieldValue
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly onChange: (value: FieldValue) => void
}

/** A deadline that a record holds: the rule, not the day that follows from it. */
export function DeadlineField({ value, today, disabled, onChange, ...input }: DeadlineFieldProps) {
  const { t } = useTexts()
  const units = useUnitTree()
  return (
    <Input.Wrapper {...input} labelElement="div">
      <Fieldset m={0} variant="unstyled" disabled={disabled}>
        <DeadlineEditor
          label={t('deadline.rule')}
          value={ruleOf(value)}
          today={today}
          units={units.data ?? []}
          onChange={(rule) => onChange(rule === null ? null : jsonOfRule(rule))}
        />
      </Fieldset>
    </Input.Wrapper>
  )
}
