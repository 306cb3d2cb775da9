import { ActionIcon, Code, CopyButton, Group, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTexts } from './use-texts.ts'

/** A SHA-256: its beginning to recognise, the whole to copy. */
export function HashText({ sha256 }: { sha256: string }) {
  const { t } = useTexts()
  return (
    <Group gap={4} wrap="nowrap" component="span">
      <Tooltip label={sha256} maw={360} multiline>
        <Code>{sha256.slice(0, 12)}…</Code>
      </Tooltip>
      <CopyButton value={sha256}>
        {({ copied, copy }) => (
          <Tooltip label={t(copied ? 'actions.copied' : 'common.hashCopy')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              onClick={copy}
              aria-label={t('common.hashCopy')}
            >
              {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            </ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </Group>
  )
}
