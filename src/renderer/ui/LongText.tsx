import { Spoiler, Text } from '@mantine/core'
import { useTexts } from './use-texts.ts'

/** A verbatim text: line ends kept, folded when long. */
export function LongText({ text, lines = 6 }: { text: string; lines?: number }) {
  const { t } = useTexts()
  return (
    <Spoiler
      maxHeight={lines * 22}
      showLabel={t('actions.showAll')}
      hideLabel={t('actions.showLess')}
      transitionDuration={0}
    >
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {text}
      </Text>
    </Spoiler>
  )
}
