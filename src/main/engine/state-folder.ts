import { join } from 'node:path'

export interface Machine {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * The machine's own data folder of the program: what belongs to it and to no register, and is in no copy of one.
 * XDG Base Directory Specification 0.8 (relative paths are ignored), and where other systems keep such data: on Windows
 * the folder that does not roam.
 */
export function stateFolder({ platform, home, environment }: Machine): string {
  const given = (name: string): string | null => {
    const path = environment[name] ?? ''
    return path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path) ? path : null
  }
  switch (platform) {
    case 'win32':
      return join(given('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'Acuerdos')
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Acuerdos', 'State')
    default:
      return join(given('XDG_STATE_HOME') ?? join(home, '.local', 'state'), 'acuerdos')
  }
}
