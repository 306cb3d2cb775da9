import { Anchor, Text } from '@mantine/core'
import { useState } from 'react'
import { useTexts } from './use-texts.ts'

/** Letters that a line of a wide column holds, about. */
const lettersPerLine = 110

/** A verbatim text: line ends kept, folded when long. */
export function LongText({ text, lines = 6 }: { text: string; lines?: number }) {
  const { t } = useTexts()
  const [open, setOpen] = useState(false)
  const long = text.length > lines * lettersPerLine || text.split('\n').length > lines
  return (
    <div>
      <Text
        size="sm"
        style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}
        {...(long && !open ? { lineClamp: lines } : {})}
      >
        {text}
      </Text>
      {long && (
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(open ? 'actions.showLess' : 'actions.showAll')}
        </Anchor>
      )}
    </div>
  )
}
