import type { Holder, Post } from '../../contract/posts.ts'
import { useShowPanel } from './panels.ts'

/** What opens when something is to be done with somebody's time in a post. */
export function useHolderActions() {
  const show = useShowPanel()
  return (
    post: Pick<Post, 'id'>,
    action: 'renew' | 'end' | 'edit' | 'history' | 'withdraw',
    holder: Holder,
    withdrawal: { readonly title: string; readonly text: string },
  ): void => {
    switch (action) {
      case 'renew':
        show({ panel: 'appoint', post: post.id, person: holder.person, from: holder.to })
        return
      case 'end':
        show({ panel: 'edit', record: holder.id, fields: ['to', 'source'] })
        return
      case 'edit':
        show({ panel: 'edit', record: holder.id, fields: termFields })
        return
      case 'history':
        show({ panel: 'history', record: holder.id, label: holder.personName })
        return
      case 'withdraw':
        show({ panel: 'withdraw', record: holder.id, ...withdrawal })
        return
    }
  }
}

const termFields = ['person', 'from', 'to', 'source', 'sourceNote']

/** In the order of the forms of a post. */
export const postFields = ['name', 'nameEnglish', 'unit', 'single', 'termYears', 'source']
