import { createInstance } from 'i18next'
import commandsInEnglish from '../../../resources/locales/cli.en.json' with { type: 'json' }
import commandsInSpanish from '../../../resources/locales/cli.es.json' with { type: 'json' }
import english from '../../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../../resources/locales/es.json' with { type: 'json' }
import type { Refusal } from '../../contract/errors.ts'
import type { Language } from '../../core/schema/codes.ts'

type Values = Readonly<Record<string, string | number>>

/** What the command says to people; scripts read codes instead. */
export interface Words {
  readonly language: Language
  /** A text of the command line's own. */
  readonly say: (key: string, values?: Values) => string
  /** A text that the window says too. */
  readonly shared: (key: string, values?: Values) => string
  /** What happened, what is safe, what to do. */
  readonly sentence: (refusal: Refusal) => string
  /** The label of a code, such as `met` of `complianceCodes`. */
  readonly code: (list: string, code: string) => string
  /** The label of a field of a record. */
  readonly field: (name: string) => string
  /** The label of a kind of record. */
  readonly kind: (name: string) => string
  /** The label of a kind of data issue. */
  readonly issue: (kind: string) => string
  /** The label of a drafting check. */
  readonly check: (code: string) => string
  /** What a save was for; one that a newer version made is told in general words. */
  readonly intent: (intent: string) => string
}

export function wordsIn(language: Language): Words {
  const texts = createInstance()
  void texts.init({
    lng: language,
    initAsync: false,
    // Both name spaces in the chosen language only; a key that is missing shows itself.
    resources: {
      [language]:
        language === 'es'
          ? { shared: spanish, cli: commandsInSpanish }
          : { shared: english, cli: commandsInEnglish },
    },
    ns: ['cli', 'shared'],
    defaultNS: 'cli',
    interpolation: { escapeValue: false },
  })
  const shared = (key: string, values: Values = {}): string =>
    texts.t(key, { ns: 'shared', ...values })
  const known = (key: string, otherwise: string): string =>
    texts.exists(key, { ns: 'shared' }) ? shared(key) : otherwise
  /** Fields are named as forms name them. */
  const called = (detail: string, item: string): string =>
    detail === 'fields' ? known(`fields.${item}`, item) : item
  return {
    language,
    say: (key, values = {}) => texts.t(key, values),
    shared,
    sentence: ({ code, details }) => {
      const values = Object.fromEntries(
        Object.entries(details).map(([name, value]) => [
          name,
          typeof value === 'object' ? value.map((item) => called(name, item)).join(', ') : value,
        ]),
      )
      const own = `errors.${code}`
      // The window's sentence speaks of forms where the command line has something of its own to say.
      return texts.exists(own, { ns: 'cli' }) ? texts.t(own, values) : shared(own, values)
    },
    code: (list, code) => known(`codes.${list}.${code}`, code),
    field: (name) => known(`fields.${name}`, name),
    kind: (name) => known(`kinds.${name}`, name),
    issue: (kind) => known(`issues.${kind}`, kind),
    check: (code) => known(`checks.${code}.label`, code),
    intent: (intent) => known(`intents.${intent.replaceAll('.', '_')}`, shared('intents.other')),
  }
}
