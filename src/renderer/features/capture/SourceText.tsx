import { Box, Group, Paper, Text, Title } from '@mantine/core'
import { memo, useEffect, useMemo, useRef } from 'react'
import type { CaptureWork } from '../../state/capture-work.ts'
import { useTexts } from '../../ui/use-texts.ts'
import {
  type PhraseField,
  phraseFields,
  type SourceLine,
  sourceLines,
  type SourcePiece,
} from './source-lines.ts'
import classes from './SourceText.module.css'

interface SourceTextProps {
  readonly work: CaptureWork
  /** Key of the draft that is open. */
  readonly active: number | null
  /** Line to show, from 1. */
  readonly pointed: number | null
  /** The field that a person is at, in the form or in the text. */
  readonly lit: PhraseField | null
  readonly onChoose: (agreement: number) => void
}

/** The document beside its drafts: what each was read from, and what was not. */
export function SourceText({ work, active, pointed, lit, onChoose }: SourceTextProps) {
  const { t } = useTexts()
  const lines = useMemo(() => sourceLines(work.text, work.agreements), [work.text, work.agreements])
  const box = useRef<HTMLDivElement>(null)
  const chooseUnder = (target: EventTarget) => {
    const selecting = window.getSelection()?.isCollapsed === false
    if (selecting || !(target instanceof Element)) return
    const draft = target.closest('[data-draft]')?.getAttribute('data-draft')
    if (draft !== null && draft !== undefined) onChoose(Number(draft))
  }
  useEffect(() => {
    const target = pointed === null ? `[data-draft="${active}"]` : `[data-line="${pointed}"]`
    const place = box.current?.querySelector(target)?.getBoundingClientRect()
    // Only the text moves, not the page with the drafts.
    if (place !== undefined && box.current !== null) {
      const frame = box.current.getBoundingClientRect()
      box.current.scrollTop += place.top - frame.top - frame.height / 3
    }
  }, [active, pointed])
  useEffect(() => {
    if (lit === null || box.current === null) return
    const frame = box.current.getBoundingClientRect()
    const places = [
      ...box.current.querySelectorAll(`mark[data-active="true"][data-phrase="${lit}"]`),
    ]
      .map((phrase) => phrase.getBoundingClientRect())
      .filter(({ height }) => height > 0)
    const isSeen = places.some(({ top, bottom }) => top >= frame.top && bottom <= frame.bottom)
    const [first] = places
    if (first !== undefined && !isSeen)
      box.current.scrollTop += first.top - frame.top - frame.height / 3
  }, [lit])
  return (
    <Paper className={classes.panel} component="section" aria-labelledby="source-text">
      <Group p="md" pb="xs" justify="space-between" gap="xs">
        <Title order={2} size="h5" id="source-text">
          {work.fileName ?? t('capture.pastedText')}
        </Title>
        <Group gap="sm" aria-label={t('capture.legend')} component="ul" p={0} m={0}>
          {phraseFields.map((field) => (
            <li key={field} className={classes.legend} data-phrase={field}>
              <span className={classes.swatch} aria-hidden />
              {t(`capture.phrases.${field}`)}
            </li>
          ))}
        </Group>
      </Group>
      <Box
        ref={box}
        component="section"
        className={classes.text}
        // It scrolls, so the keyboard must reach it.
        tabIndex={0}
        aria-label={t('capture.sourceText')}
        // A convenience for the mouse: the keyboard opens drafts in their own list.
        onMouseUp={(event) => chooseUnder(event.target)}
      >
        {lines.map((line) => (
          <Line
            key={line.number}
            line={line}
            active={line.pieces.some(({ agreement }) => agreement === active) ? active : null}
            pointed={line.number === pointed}
            lit={line.pieces.some(({ field }) => field === lit) ? lit : null}
          />
        ))}
      </Box>
      <Text px="md" py="xs" size="xs" c="gray.7">
        {t('capture.draftsFound', { count: work.agreements.length })}
      </Text>
    </Paper>
  )
}

interface LineProps {
  readonly line: SourceLine
  readonly active: number | null
  readonly pointed: boolean
  readonly lit: PhraseField | null
}

const Line = memo(function Line({ line, active, pointed, lit }: LineProps) {
  return (
    <p className={classes.line} data-line={line.number} data-pointed={pointed}>
      {line.pieces.map((piece, index) => (
        <Piece key={index} piece={piece} active={active} lit={lit} />
      ))}
    </p>
  )
})

interface PieceProps {
  readonly piece: SourcePiece
  readonly active: number | null
  readonly lit: PhraseField | null
}

function Piece({ piece, active, lit }: PieceProps) {
  const { text, agreement, field } = piece
  if (agreement === null) return text
  const isActive = agreement === active
  return (
    <span className={classes.draft} data-draft={agreement} data-active={isActive}>
      {field === null ? (
        text
      ) : (
        <mark
          className={classes.phrase}
          data-phrase={field}
          data-active={isActive}
          data-lit={field === lit}
        >
          {text}
        </mark>
      )}
    </span>
  )
}
