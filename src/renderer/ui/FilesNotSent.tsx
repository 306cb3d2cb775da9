import { List, Text } from '@mantine/core'
import type { FileNotSent } from '../../contract/exchange/packages.ts'
import { Note } from './Note.tsx'
import { useTexts } from './use-texts.ts'

/** Enough to see what sort they are; all of them stand among the data issues. */
const mostNamed = 20

/** The files that a package should carry and does not, and what to do about it; none: nothing. */
export function FilesNotSent({ files }: { readonly files: readonly FileNotSent[] }) {
  const { t } = useTexts()
  if (files.length === 0) return null
  const more = files.length - mostNamed
  return (
    <Note tone="partial" title={t('exchange.notSent', { count: files.length })}>
      <List size="sm" my={4} style={{ overflowWrap: 'anywhere' }}>
        {files.slice(0, mostNamed).map(({ sha256, file, agreement, unit, why }) => (
          <List.Item key={sha256}>
            {t(why === 'missing' ? 'exchange.notSentMissing' : 'exchange.notSentAltered', {
              file: file ?? sha256,
              about: [agreement, unit].filter((part) => part !== null).join(' · ') || '—',
            })}
          </List.Item>
        ))}
      </List>
      {more > 0 && <Text size="sm">{t('exchange.notSentMore', { count: more })}</Text>}
      <Text size="sm">{t('exchange.notSentHint')}</Text>
    </Note>
  )
}
