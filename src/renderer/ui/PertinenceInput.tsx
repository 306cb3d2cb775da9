import { Input, SegmentedControl } from '@mantine/core'
import { type Pertinence, pertinences } from '../../core/schema/codes.ts'
import { useTexts } from './use-texts.ts'

interface PertinenceInputProps {
  /** `null`: not judged. */
  readonly value: Pertinence | null
  readonly onChange: (pertinence: Pertinence | null) => void
}

/** Whether what was reported pertains to what was agreed. */
export function PertinenceInput({ value, onChange }: PertinenceInputProps) {
  const { t } = useTexts()
  return (
    <Input.Wrapper label={t('verdict.pertinence')} labelElement="div">
      <div>
        <SegmentedControl
          mt={4}
          aria-label={t('verdict.pertinence')}
          value={value ?? ''}
          onChange={(chosen) => onChange(pertinences.find((code) => code === chosen) ?? null)}
          data={[
            { value: '', label: t('common.unknown') },
            ...pertinences.map((code) => ({ value: code, label: t(`codes.pertinences.${code}`) })),
          ]}
        />
      </div>
    </Input.Wrapper>
  )
}
