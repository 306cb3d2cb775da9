/**
 * The folder from which the person gave paths. `npm run acuerdos` moves to the program's own folder and leaves word of
 * where it was called; other scripts that npm runs leave the same word without meaning this command.
 */
export function workingDirectory(
  environment: Readonly<Record<string, string | undefined>>,
  current: string,
): string {
  const throughNpm =
    environment['npm_lifecycle_event'] === 'acuerdos' &&
    environment['npm_package_name'] === 'acuerdos'
  return (throughNpm ? environment['INIT_CWD'] : undefined) ?? current
}
