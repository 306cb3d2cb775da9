import { Text } from '@mantine/core'
import { Fragment } from 'react'
import { useTexts } from '../../ui/use-texts.ts'
import classes from './DifferenceText.module.css'
import { stretchesOf } from './difference.ts'

interface DifferenceTextProps {
  readonly text: string
  readonly other: string
}

/** A text with what another does not say marked: underlined as well as coloured. */
export function DifferenceText({ text, other }: DifferenceTextProps) {
  const { language } = useTexts()
  return (
    <Text component="div" size="sm" className={classes.text}>
      {stretchesOf(text, other, language).map((stretch) =>
        stretch.differs ? (
          <Fragment key={stretch.start}>
            <mark className={classes.mark}>{stretch.text.trimEnd()}</mark>
            {stretch.text.slice(stretch.text.trimEnd().length)}
          </Fragment>
        ) : (
          <span key={stretch.start}>{stretch.text}</span>
        ),
      )}
    </Text>
  )
}
