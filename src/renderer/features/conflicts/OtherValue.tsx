import { Select, Textarea } from '@mantine/core'
import type * as z from 'zod'
import { fieldDefinition, isRecordKind } from '../../../core/schema/registry.ts'
import type { ConflictDetail } from '../../../contract/conflict-rows.ts'
import { useUnitTree } from '../../api/queries.ts'
import { codeOptions } from '../../ui/code-labels.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { PartialDayInput } from '../../ui/PartialDayInput.tsx'
import { UnitPicker } from '../../ui/UnitPicker.tsx'
import { useTexts } from '../../ui/use-texts.ts'

type Value = z.infer<z.ZodJSONSchema>

interface OtherValueProps {
  readonly conflict: ConflictDetail
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** Another value, by the type of the field; what records point to is given by its name, number or code. */
export function OtherValue({ conflict, value, onChange }: OtherValueProps) {
  const { t } = useTexts()
  const units = useUnitTree()
  const { recordKind, field } = conflict
  const definition =
    isRecordKind(recordKind) && field !== null ? fieldDefinition(recordKind, field) : undefined
  const input = { label: t('conflicts.otherValue') }
  const text = typeof value === 'string' ? value : null
  if (definition?.codes !== undefined) {
    return (
      <Select
        {...input}
        data={[...codeOptions(definition.codes, t)]}
        value={text}
        onChange={onChange}
      />
    )
  }
  switch (definition?.type) {
    case 'boolean':
      return (
        <Select
          {...input}
          data={[
            { value: 'true', label: t('common.yes') },
            { value: 'false', label: t('common.no') },
          ]}
          value={text}
          onChange={onChange}
        />
      )
    case 'date':
      return <DayInput {...input} value={text} onChange={onChange} />
    case 'partial_date':
      return <PartialDayInput {...input} value={text} onChange={onChange} error={null} />
    case 'reference':
      if (definition.target?.includes('unit') === true) {
        return <UnitPicker {...input} units={units.data ?? []} value={text} onChange={onChange} />
      }
      break
    case undefined:
    case 'code':
    case 'deadline':
    case 'decimal':
    case 'integer':
    case 'sha256':
    case 'text':
      break
  }
  return (
    <Textarea
      {...input}
      autosize
      minRows={2}
      maxRows={12}
      value={text ?? ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
