import { ActionIcon, Button, Group, NumberInput, Select, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { sessionTypes } from '../../core/schema/codes.ts'
import type { DeadlineRule, DeadlineStage } from '../../core/schema/deadline-rule.ts'
import { DayInput } from './DayInput.tsx'
import { choiceOf, deadlineChoices, startingRule } from './deadline-edit.ts'
import { monthNames } from './format.ts'
import type { UnitName } from './units.ts'
import { UnitsPicker } from './UnitsPicker.tsx'
import { useTexts } from './use-texts.ts'

interface DeadlineEditorProps {
  readonly label: string
  readonly value: DeadlineRule | null
  readonly onChange: (rule: DeadlineRule | null) => void
  /** `YYYY-MM-DD` */
  readonly today: string
  /** Of which stages name some. */
  readonly units: readonly UnitName[]
}

type Rule<Name extends DeadlineRule['rule']> = Extract<DeadlineRule, { rule: Name }>

/** A deadline as a rule: the choice of rule, and what that rule needs to know. */
export function DeadlineEditor({ label, value, onChange, today, units }: DeadlineEditorProps) {
  const { t } = useTexts()
  return (
    <Group gap="xs" align="flex-end" wrap="wrap">
      <Select
        size="xs"
        w={230}
        label={label}
        allowDeselect={false}
        value={choiceOf(value)}
        data={deadlineChoices.map((choice) => ({
          value: choice,
          label: t(`deadline.kinds.${choice}`),
        }))}
        onChange={(choice) => {
          if (choice !== null) onChange(startingRule(choice, today))
        }}
      />
      {value !== null && <RuleFields rule={value} units={units} onChange={onChange} />}
    </Group>
  )
}

interface RuleFieldsProps<Value extends DeadlineRule> {
  readonly rule: Value
  readonly onChange: (rule: DeadlineRule) => void
}

function RuleFields({
  rule,
  units,
  onChange,
}: RuleFieldsProps<DeadlineRule> & Pick<DeadlineEditorProps, 'units'>) {
  const { t } = useTexts()
  switch (rule.rule) {
    case 'none':
    case 'next_session':
      return null
    case 'fixed_day':
      return (
        <DayInput
          size="xs"
          required
          label={t('deadline.date')}
          value={rule.date}
          onChange={(date) => {
            if (date !== null) onChange({ rule: 'fixed_day', date })
          }}
        />
      )
    case 'end_of_month':
      return <MonthFields rule={rule} onChange={onChange} />
    case 'after':
      return <AfterFields rule={rule} onChange={onChange} />
    case 'at_session':
      return <SessionFields rule={rule} onChange={onChange} />
    case 'end_of_fiscal_year':
    case 'within_year':
    case 'starts_in_year':
      return (
        <WholeNumber
          label={t('deadline.year')}
          value={rule.year}
          min={1900}
          max={2200}
          onChange={(year) => onChange({ rule: rule.rule, year })}
        />
      )
    case 'period_of_years':
      return (
        <>
          <WholeNumber
            label={t('deadline.years')}
            value={rule.years}
            min={1}
            max={100}
            onChange={(years) => onChange({ ...rule, years })}
          />
          <AnchorSelect value={rule.anchor} onChange={(anchor) => onChange({ ...rule, anchor })} />
        </>
      )
    case 'staged':
      return <StageFields rule={rule} units={units} onChange={onChange} />
  }
}

function MonthFields({ rule, onChange }: RuleFieldsProps<Rule<'end_of_month'>>) {
  const { t, language } = useTexts()
  const [year = '', month = ''] = rule.month.split('-')
  return (
    <>
      <Select
        size="xs"
        w={140}
        label={t('deadline.month')}
        allowDeselect={false}
        value={month}
        data={monthNames(language).map((name, index) => ({
          value: String(index + 1).padStart(2, '0'),
          label: name,
        }))}
        onChange={(chosen) => {
          if (chosen !== null) onChange({ rule: 'end_of_month', month: `${year}-${chosen}` })
        }}
      />
      <WholeNumber
        label={t('deadline.year')}
        value={Number(year)}
        min={1900}
        max={2200}
        onChange={(chosen) => onChange({ rule: 'end_of_month', month: `${chosen}-${month}` })}
      />
    </>
  )
}

function AfterFields({ rule, onChange }: RuleFieldsProps<Rule<'after'>>) {
  const { t } = useTexts()
  const units = ['calendar_days', 'business_days', 'months'] as const
  return (
    <>
      <WholeNumber
        label={t('deadline.count')}
        value={rule.count}
        min={1}
        max={10_000}
        onChange={(count) => onChange({ ...rule, count })}
      />
      <Select
        size="xs"
        w={140}
        label={t('deadline.unitLabel')}
        allowDeselect={false}
        value={rule.unit}
        data={units.map((unit) => ({ value: unit, label: t(`deadline.units.${unit}`) }))}
        onChange={(unit) => {
          if (unit !== null) onChange({ ...rule, unit })
        }}
      />
      <AnchorSelect value={rule.anchor} onChange={(anchor) => onChange({ ...rule, anchor })} />
    </>
  )
}

function SessionFields({ rule, onChange }: RuleFieldsProps<Rule<'at_session'>>) {
  const { t } = useTexts()
  return (
    <>
      <WholeNumber
        label={t('deadline.ordinal')}
        value={rule.ordinal}
        min={1}
        max={3999}
        onChange={(ordinal) => onChange({ ...rule, ordinal })}
      />
      <Select
        size="xs"
        w={150}
        label={t('deadline.sessionType')}
        allowDeselect={false}
        value={rule.type}
        data={sessionTypes.map((type) => ({ value: type, label: t(`codes.sessionTypes.${type}`) }))}
        onChange={(type) => {
          if (type !== null) onChange({ ...rule, type })
        }}
      />
    </>
  )
}

function StageFields({
  rule,
  units,
  onChange,
}: RuleFieldsProps<Rule<'staged'>> & Pick<DeadlineEditorProps, 'units'>) {
  const { t } = useTexts()
  const today = rule.stages.at(-1)?.date ?? ''
  const replace = (at: number, change: Partial<DeadlineStage>) =>
    onChange({
      rule: 'staged',
      stages: rule.stages.map((stage, index) => (index === at ? { ...stage, ...change } : stage)),
    })
  return (
    <Stack gap="xs" w="100%">
      {rule.stages.map((stage, index) => (
        <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
          <DayInput
            size="xs"
            required
            label={t('deadline.stageDate', { number: index + 1 })}
            value={stage.date}
            onChange={(date) => {
              if (date !== null) replace(index, { date })
            }}
          />
          <UnitsPicker
            size="xs"
            flex={1}
            label={t('deadline.stageUnits', { number: index + 1 })}
            {...(stage.units.length === 0 ? { placeholder: t('deadline.stageUnitsHint') } : {})}
            units={units}
            value={stage.units}
            onChange={(chosen) => replace(index, { units: chosen })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={rule.stages.length === 1}
            aria-label={t('deadline.removeStage', { number: index + 1 })}
            onClick={() =>
              onChange({ rule: 'staged', stages: rule.stages.filter((_, at) => at !== index) })
            }
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-xs"
        variant="subtle"
        leftSection={<IconPlus size={14} aria-hidden />}
        style={{ alignSelf: 'flex-start' }}
        onClick={() =>
          onChange({ rule: 'staged', stages: [...rule.stages, { date: today, units: [] }] })
        }
      >
        {t('deadline.addStage')}
      </Button>
    </Stack>
  )
}

function AnchorSelect(props: {
  readonly value: 'session' | 'gazette' | 'notification'
  readonly onChange: (anchor: 'session' | 'gazette' | 'notification') => void
}) {
  const { t } = useTexts()
  const anchors = ['session', 'gazette', 'notification'] as const
  return (
    <Select
      size="xs"
      w={220}
      label={t('deadline.anchorLabel')}
      allowDeselect={false}
      value={props.value}
      data={anchors.map((anchor) => ({ value: anchor, label: t(`deadline.anchors.${anchor}`) }))}
      onChange={(anchor) => {
        if (anchor !== null) props.onChange(anchor)
      }}
    />
  )
}

function WholeNumber(props: {
  readonly label: string
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onChange: (value: number) => void
}) {
  /** What stands in the field while it is no number of the range yet; `null`: the value itself. */
  const [typed, setTyped] = useState<number | string | null>(null)
  const { min, max } = props
  return (
    <NumberInput
      size="xs"
      w={110}
      label={props.label}
      value={typed ?? props.value}
      min={min}
      max={max}
      allowDecimal={false}
      clampBehavior="none"
      onChange={(value) => {
        const fits = typeof value === 'number' && value >= min && value <= max
        setTyped(fits ? null : value)
        if (fits) props.onChange(value)
      }}
      onBlur={() => setTyped(null)}
    />
  )
}
