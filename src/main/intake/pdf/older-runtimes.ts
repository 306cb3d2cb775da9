interface Resolvers {
  readonly promise: Promise<unknown>
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

function withResolvers(): Resolvers {
  const settle: Omit<Resolvers, 'promise'>[] = []
  const promise = new Promise<unknown>((resolve, reject) => {
    settle.push({ resolve, reject })
  })
  const [resolvers] = settle
  if (resolvers === undefined) throw new Error('a promise runs its executor at once')
  return { promise, ...resolvers }
}

/** What pdf.js needs for text and the command line's oldest runtime, Node 20, does not have. */
export function fillOlderRuntime(): void {
  if ('withResolvers' in Promise) return
  Object.defineProperty(Promise, 'withResolvers', { value: withResolvers })
}
