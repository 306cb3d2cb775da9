import { resolve } from 'node:path'

/** How packages are called; the installer tells the system that they are opened with this program. */
const packageName = /\.acuerdos$/i

/** The packages that stand on a command line, as the system writes it when somebody double-clicks them. */
export const packagesNamed = (
  programArguments: readonly string[],
  workingDirectory: string,
): readonly string[] =>
  programArguments
    .filter((text) => !text.startsWith('-') && packageName.test(text))
    .map((path) => resolve(workingDirectory, path))

/** Packages that somebody opened, until a window with an open register asks for them. Each is handed out once. */
interface OpenedPackages {
  readonly add: (paths: readonly string[]) => void
  readonly handOut: () => readonly string[]
}

/** @param onAdded somebody may be there to ask. */
export function openedPackages(onAdded: () => void): OpenedPackages {
  let waiting: readonly string[] = []
  return {
    add: (paths) => {
      if (paths.length === 0) return
      waiting = [...waiting, ...paths.filter((path) => !waiting.includes(path))]
      onAdded()
    },
    handOut: () => {
      const paths = waiting
      waiting = []
      return paths
    },
  }
}
