import { Text } from '@mantine/core'
import { useMoments } from '../../ui/use-moments.ts'
import { useTexts } from '../../ui/use-texts.ts'

interface WrittenByProps {
  readonly author: string
  readonly office: string
  readonly at: string
  readonly received: string
}

/** Who wrote something, where and when, and when it came here if it was written elsewhere. */
export function WrittenBy({ author, office, at, received }: WrittenByProps) {
  const { t } = useTexts()
  const moment = useMoments()
  const [stated, arrived] = [moment(at), moment(received)]
  return (
    <Text size="xs" c="gray.7">
      {stated === arrived
        ? t('conflicts.written', { author, office, at: stated })
        : t('conflicts.writtenElsewhere', { author, office, at: stated, received: arrived })}
    </Text>
  )
}
