import { Text } from '@mantine/core'
import type { MethodResult } from '../../contract/ipc.ts'
import { formatDay } from './format.ts'
import { Note } from './Note.tsx'
import { termText } from './term-text.ts'
import { useTexts } from './use-texts.ts'

/** What a form of a term says before it is saved: the end that follows, and who holds the post at the same time. */
export function TermNotes({
  preview: { to, derived, overlaps },
}: {
  readonly preview: MethodResult<'posts.appoint.preview'>
}) {
  const { t, language } = useTexts()
  return (
    <>
      {derived && to !== null && (
        <Text size="sm" c="dimmed">
          {t('terms.derivedEnd', { date: formatDay(to, language) })}
        </Text>
      )}
      {overlaps.length > 0 && (
        <Note tone="partial" title={t('terms.overlapTitle')}>
          {overlaps.map((holder) => (
            <Text size="sm" key={holder.id}>
              {[holder.personName, termText(holder, t, language) ?? t('common.noDates')].join(
                ' · ',
              )}
            </Text>
          ))}
        </Note>
      )}
    </>
  )
}
