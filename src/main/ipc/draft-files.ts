import type { Answer, CheckedParams } from '../../contract/ipc.ts'
import { methods } from '../../contract/ipc.ts'
import { success } from '../../core/result.ts'
import type { FileTickets } from './file-tickets.ts'

/** The files of a draft by their paths. A ticket that is not this page's is left out: the words are kept all the same. */
export const draftWithPaths = (
  tickets: FileTickets,
  page: number,
  draft: CheckedParams<'drafts.keep'>,
): CheckedParams<'drafts.keep'> => ({
  ...draft,
  files: draft.files.flatMap(({ key, file }) => {
    const path = tickets.pathOf(page, file)
    return path === undefined ? [] : [{ key, file: path }]
  }),
})

/** Drafts as a page may see them: its own new tickets for the files that are still there, and no paths. */
export function draftsWithTickets(
  tickets: FileTickets,
  page: number,
  answer: Answer,
  sizeOf: (file: string) => number | undefined,
): Answer {
  if (!answer.ok) return answer
  const { drafts, unreadable } = methods['drafts.list'].result.parse(answer.value)
  return success({
    unreadable,
    drafts: drafts.map((draft) => ({
      ...draft,
      files: draft.files.flatMap(({ key, file }) =>
        sizeOf(file) === undefined ? [] : [{ key, file: tickets.issue(page, file) }],
      ),
    })),
  })
}
