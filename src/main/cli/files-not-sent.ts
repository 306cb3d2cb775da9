import type { FileNotSent } from '../../contract/exchange/packages.ts'
import type { Words } from './texts.ts'

/** The files that stayed behind, one on a line, and what to do about it; none: no lines. */
export const notSentLines = (files: readonly FileNotSent[], { shared }: Words): readonly string[] =>
  files.length === 0
    ? []
    : [
        shared('exchange.notSent', { count: files.length }),
        ...files.map(({ file, sha256, agreement, unit, why }) =>
          shared(why === 'missing' ? 'exchange.notSentMissing' : 'exchange.notSentAltered', {
            file: file ?? sha256,
            about: [agreement, unit].filter((part) => part !== null).join(' · ') || '—',
          }),
        ),
        shared('exchange.notSentHint'),
      ]
