import type { RecentDocuments } from '../usecases/ports/files.ts'

/** As many as a person has open at once; each is 20 MB at most. */
const mostRemembered = 4

export function recentDocuments(): RecentDocuments {
  const remembered = new Map<string, Uint8Array>()
  return {
    remember: ({ sha256, bytes }) => {
      remembered.delete(sha256)
      remembered.set(sha256, bytes)
      const [oldest] = remembered.keys()
      if (remembered.size > mostRemembered && oldest !== undefined) remembered.delete(oldest)
    },
    recall: (sha256) => remembered.get(sha256),
  }
}
