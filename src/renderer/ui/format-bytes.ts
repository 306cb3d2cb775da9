import type { Language } from '../../core/schema/codes.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A size as people read it: `3.2 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  const place = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  return new Intl.NumberFormat(language === 'es' ? 'es-MX' : 'en-US', {
    style: 'unit',
    unit: units[place] ?? 'byte',
    unitDisplay: place === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** place)
}
