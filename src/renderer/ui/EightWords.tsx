import { Text } from '@mantine/core'
import classes from './EightWords.module.css'

/** Words that stand for a file, to be read out by phone: large, in two rows of four, numbered. */
export function EightWords({ words, label }: { words: readonly string[]; label: string }) {
  return (
    <ul className={classes.words} aria-label={label}>
      {words.map((word, index) => (
        <li key={`${index} ${word}`}>
          <Text span size="xs" c="gray.7" me={6} aria-hidden>
            {index + 1}
          </Text>
          <Text span fw={600} fz={20}>
            {word}
          </Text>
        </li>
      ))}
    </ul>
  )
}
