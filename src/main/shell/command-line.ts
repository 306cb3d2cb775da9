import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * Folder of the register to work with: `--register DIR`, else `ACUERDOS_REGISTER`, else one of the
 * person's own (DESIGN section 11). Relative names count from `workingDirectory`.
 */
export function chosenRegister(
  programArguments: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  folders: { readonly workingDirectory: string; readonly userData: string },
): string {
  const { values } = parseArgs({
    args: [...programArguments],
    options: { register: { type: 'string' } },
    // Chromium's switches stand beside ours.
    strict: false,
    allowPositionals: true,
  })
  const given = [values.register, environment['ACUERDOS_REGISTER']].find(
    (name) => typeof name === 'string' && name !== '',
  )
  return typeof given === 'string'
    ? resolve(folders.workingDirectory, given)
    : join(folders.userData, 'register')
}
