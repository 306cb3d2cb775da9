import english from '../../../resources/locales/en.json' with { type: 'json' }
import spanish from '../../../resources/locales/es.json' with { type: 'json' }
import publishedEnglish from '../../../resources/locales/publish.en.json' with { type: 'json' }
import publishedSpanish from '../../../resources/locales/publish.es.json' with { type: 'json' }
import type { Language } from '../../core/schema/codes.ts'
import type { TableWords } from './table-definitions.ts'

type Names = Readonly<Record<string, string>>

const screens = { es: spanish, en: english }
const published = { es: publishedSpanish, en: publishedEnglish }

/** As the screens call kinds and fields; what follows from records has words of its own. */
export function tableWords(language: Language): TableWords {
  const { kinds, fields }: { readonly kinds: Names; readonly fields: Names } = screens[language]
  const of = published[language]
  const { tables, columns, views }: Readonly<Record<'tables' | 'columns' | 'views', Names>> = of
  return {
    schema: of.schema,
    table: (about) => kinds[about] ?? tables[about] ?? about,
    column: (_table, { name, field }) =>
      (field === null ? undefined : fields[field]) ?? columns[name] ?? null,
    view: (name) => views[name] ?? name,
  }
}
