/** `ENOENT`, `EACCES`… of an error that the operating system gave; `undefined` for any other. */
export function systemErrorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}
