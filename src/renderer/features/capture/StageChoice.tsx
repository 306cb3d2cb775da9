import { Input, SegmentedControl } from '@mantine/core'
import { type CapturedStage, capturedStages } from '../../state/capture-work.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface StageChoiceProps {
  readonly stage: CapturedStage
  readonly onChange: (stage: CapturedStage) => void
}

/** Whether the session has adopted what the document says, or is still to decide on it. */
export function StageChoice({ stage, onChange }: StageChoiceProps) {
  const { t } = useTexts()
  return (
    <Input.Wrapper
      label={t('capture.stage')}
      labelElement="div"
      description={t(`capture.stageHints.${stage}`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    >
      <SegmentedControl
        fullWidth
        my={6}
        aria-label={t('capture.stage')}
        value={stage}
        onChange={onChange}
        data={capturedStages.map((value) => ({
          value,
          label: t(`capture.stages.${value}`),
        }))}
      />
    </Input.Wrapper>
  )
}
