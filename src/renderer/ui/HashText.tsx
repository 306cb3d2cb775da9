import { Code, Group, Tooltip } from '@mantine/core'
import { CopyAction } from './CopyAction.tsx'
import { useTexts } from './use-texts.ts'

/** A SHA-256: its beginning to recognise, the whole to copy. */
export function HashText({ sha256 }: { sha256: string }) {
  const { t } = useTexts()
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <Tooltip label={sha256} maw={360} multiline>
        <Code>{sha256.slice(0, 12)}…</Code>
      </Tooltip>
      <CopyAction value={sha256} label={t('common.hashCopy')} />
    </Group>
  )
}
