/** Whether windows can be shown, and how to show them where they cannot. */
import { commandExists } from './run.ts'

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
}

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

/** A command that runs with a display: itself, or under a virtual one. */
export function withDisplay(
  command: string,
  commandArguments: readonly string[],
): { readonly command: string; readonly arguments: readonly string[] } {
  if (hasDisplay()) return { command, arguments: commandArguments }
  if (!commandExists('xvfb-run')) {
    throw new Error('There is no display and no xvfb-run: run `npm run setup` first.')
  }
  return {
    command: 'xvfb-run',
    arguments: [
      '--auto-servernum',
      '--server-args=-screen 0 1920x1080x24 -nolisten tcp',
      command,
      ...commandArguments,
    ],
  }
}
