import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a register's folder keeps of forms that are not saved. */
export function draftsOnDisk(register: string): string {
  const place = join(register, 'drafts')
  // Nothing has been typed yet: there is no folder either.
  if (!existsSync(place)) return ''
  return readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .map((name) => readFileSync(join(place, name), 'utf8'))
    .join('')
}
