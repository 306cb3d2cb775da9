import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ReportPlaces } from '../reports/report-renderer.ts'

/** Templates of the register's own folder come before the program's; fonts lie where npm put their packages. */
export function reportPlaces(directory: string, resources: string): ReportPlaces {
  const oneFont = fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans/package.json'))
  return {
    templateDirectories: [join(directory, 'reports'), join(resources, 'reports')],
    fontDirectory: dirname(dirname(dirname(oneFont))),
  }
}
