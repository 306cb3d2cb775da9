import { Group, Text } from '@mantine/core'
import { CopyAction } from './CopyAction.tsx'
import { useTexts } from './use-texts.ts'

/** Where something was published: shown and copied, never opened by the program. */
export function LinkText({ link }: { link: string }) {
  const { t } = useTexts()
  return (
    <Group gap={4} wrap="nowrap">
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {link}
      </Text>
      <CopyAction value={link} label={t('evidence.copyLink')} />
    </Group>
  )
}
