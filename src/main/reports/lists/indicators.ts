import type { MeasuredIndicator } from '../../../contract/list-report.ts'
import type { IndicatorRow, ObservationRow } from '../../../contract/rows.ts'
import { measuresChange } from '../../../core/compliance/indicators/course.ts'
import { figure } from '../figures.ts'
import { fillScreenPattern, type ScreenWords } from '../screen-words.ts'
import {
  dayOrEmpty,
  field,
  numberCell,
  numberOrEmpty,
  tableOf,
  textCell,
  textOrEmpty,
  type Table,
} from '../table.ts'
import type { ReportWords } from '../words.ts'
import { yesNo } from '../withdrawal-fields.ts'
import { indicatorChart } from './indicator-chart.ts'
import {
  column,
  quietLines,
  section,
  text,
  textLines,
  type Fact,
  type Section,
} from './sections.ts'

interface Words {
  readonly words: ReportWords
  readonly screen: ScreenWords
}

/** In the indicator's own measure: a change carries its per cent. */
const measured = (indicator: IndicatorRow, value: number, words: ReportWords): string =>
  measuresChange(indicator) ? `${figure(value, words)} %` : figure(value, words)

const nameOf = ({ name, nameEnglish }: IndicatorRow, { locale }: ReportWords): string =>
  locale.language === 'en' ? (nameEnglish ?? name) : name

/** Each indicator with its chart and every measurement. */
export const indicatorSections = (
  rows: readonly MeasuredIndicator[],
  { words, screen }: Words,
): readonly Section[] =>
  rows.map((row) => {
    const { indicator, observations } = row
    const last = observations.findLast(({ on }) => on !== null)
    return section({
      title: nameOf(indicator, words),
      count: null,
      notes: [
        ...(indicator.definition === null ? [] : [indicator.definition]),
        // Said below, where its measurements would be.
        ...(observations.length === 0 ? [] : [screen.indicators.courseHint[indicator.course]]),
        ...(indicator.targetDoubtful ? [screen.indicators.targetDoubtful] : []),
        ...(last?.atLeast === true ? [screen.indicators.openCaption] : []),
      ],
      facts: indicatorFacts(indicator, { words, screen }),
      chart: indicatorChart(row, {
        figure: (value) => measured(indicator, value, words),
        baseline: screen.indicators.baseline,
        target: screen.indicators.target,
      }),
      empty: screen.indicators.noObservations,
      columns: [
        column(screen.fields.period, 2),
        column(screen.fields.value, 2, 'right'),
        column(words.dossier.session, 0),
        column(screen.fields.source, 6),
      ],
      rows: observations.map((observation) => [
        textLines(observation.period ?? observation.on),
        [text(valueText(indicator, observation, { words, screen }))],
        textLines(observation.session),
        [...textLines(observation.source), ...quietLines(quotedText(observation, words))],
      ]),
    })
  })

function indicatorFacts(indicator: IndicatorRow, { words, screen }: Words): readonly Fact[] {
  const { baselineValue, baselinePeriod, target, targetBy, change, direction, agreements } =
    indicator
  const base = [
    baselineValue === null ? null : figure(baselineValue, words),
    baselineValue === null || baselinePeriod === null ? baselinePeriod : `(${baselinePeriod})`,
  ].filter((part) => part !== null)
  return [
    [screen.indicators.course, screen.codes.indicatorCourses[indicator.course]],
    ...(direction === null
      ? []
      : [[screen.fields.direction, screen.codes.directions[direction]] as const]),
    ...(base.length === 0 ? [] : [[screen.indicators.baseline, base.join(' ')] as const]),
    ...(target === null
      ? []
      : [
          [
            screen.indicators.target,
            [
              measured(indicator, target, words),
              ...(targetBy === null ? [] : [`(${targetBy})`]),
            ].join(' '),
          ] as const,
        ]),
    ...(change === null
      ? []
      : [
          [
            screen.indicators.change,
            `${change > 0 ? '+' : ''}${figure(change, words, 1)} %`,
          ] as const,
        ]),
    [words.lists.agreementsMeasured, String(agreements)],
  ]
}

const valueText = (
  indicator: IndicatorRow,
  { value, atLeast }: ObservationRow,
  { words, screen }: Words,
): string => {
  const said = measured(indicator, value, words)
  return atLeast ? fillScreenPattern(screen.indicators.atLeast, { value: said }) : said
}

const quotedText = ({ quote }: ObservationRow, { punctuation }: ReportWords): string | null =>
  quote === null ? null : `${punctuation.open}${quote}${punctuation.close}`

interface Measured {
  readonly indicator: IndicatorRow
  /** `null`: the indicator has none. */
  readonly observation: ObservationRow | null
}

/** One row for each measurement; an indicator without any has one as well. */
export const indicatorTable = (
  rows: readonly MeasuredIndicator[],
  { words, screen }: Words,
): Table =>
  tableOf<Measured>(
    words.lists.kickers.indicators,
    [
      field(words.lists.indicator, 40, ({ indicator }) => textCell(nameOf(indicator, words)), true),
      field(screen.fields.measure, 22, ({ indicator }) => textOrEmpty(indicator.measure), true),
      field(screen.fields.direction, 12, ({ indicator: { direction } }) =>
        textOrEmpty(direction === null ? null : screen.codes.directions[direction]),
      ),
      field(words.lists.baselinePeriod, 14, ({ indicator }) =>
        textOrEmpty(indicator.baselinePeriod),
      ),
      field(screen.fields.baselineValue, 14, ({ indicator }) =>
        numberOrEmpty(indicator.baselineValue),
      ),
      field(screen.indicators.target, 12, ({ indicator }) => numberOrEmpty(indicator.target)),
      field(screen.fields.targetBy, 14, ({ indicator }) => textOrEmpty(indicator.targetBy)),
      field(screen.indicators.course, 24, ({ indicator }) =>
        textCell(screen.codes.indicatorCourses[indicator.course]),
      ),
      field(screen.fields.period, 18, ({ observation }) =>
        textOrEmpty(observation?.period ?? null),
      ),
      field(words.dossier.date, 13, ({ observation }) => dayOrEmpty(observation?.on ?? null)),
      field(screen.fields.value, 12, ({ observation }) =>
        numberOrEmpty(observation?.value ?? null),
      ),
      field(words.lists.orMore, 10, ({ observation }) =>
        observation === null ? { type: 'empty' } : yesNo(observation.atLeast, words),
      ),
      field(words.dossier.session, 10, ({ observation }) =>
        textOrEmpty(observation?.session ?? null),
      ),
      field(
        screen.fields.source,
        40,
        ({ observation }) => textOrEmpty(observation?.source ?? null),
        true,
      ),
      field(words.lists.agreementsMeasured, 12, ({ indicator }) =>
        numberCell(indicator.agreements),
      ),
    ],
    rows.flatMap(({ indicator, observations }): readonly Measured[] =>
      observations.length === 0
        ? [{ indicator, observation: null }]
        : observations.map((observation) => ({ indicator, observation })),
    ),
  )
