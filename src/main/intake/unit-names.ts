import { fold } from './fold.ts'
import type { KnownUnit } from './knowledge.ts'

/** Ways in which texts say the same: each list is interchangeable within a unit's name. All folded. */
const interchangeable: readonly (readonly string[])[] = [
  [
    'national public security system',
    'national system of public security',
    'national system for public security',
  ],
  [
    'national public security council',
    'national council of public security',
    'national council on public security',
    'national council for public security',
  ],
  ['sistema nacional de seguridad publica', 'snsp'],
  ['under-secretariat', 'undersecretariat', 'under secretariat', 'subsecretariat'],
  ["attorney general's office", 'office of the attorney general', "attorney-general's office"],
  [
    'interior secretariat',
    'secretariat of the interior',
    'ministry of the interior',
    'interior ministry',
  ],
  [
    'permanent commission of',
    'permanent commission on',
    'permanent commission for',
    'standing commission of',
    'standing commission on',
    'permanent committee of',
    'standing committee on',
  ],
  ['centre', 'center'],
  ['of public security', 'of public safety'],
]

/** Short forms that everyone in the System understands, for the unit whose name begins with them. */
const wellKnownHeads = [
  [
    'secretariado ejecutivo',
    ['secretariado ejecutivo', 'secretario ejecutivo', 'secretaria ejecutiva'],
  ],
  ['executive secretariat', ['executive secretariat', 'executive secretary']],
  ['consejo nacional de seguridad publica', ['consejo nacional']],
  ['national public security council', ['national council']],
] as const

/** "México" alone is the country; the state says what it is. */
const ambiguous = new Set(['mexico', 'sin', 'son', 'col', 'ver', 'mor', 'mex'])

/** Every folded form in which a text may name a unit. */
export function formsOf(unit: KnownUnit): readonly string[] {
  const names = unit.names.map((name) => fold(name).replace(/\s+/g, ' ').trim())
  const forms = [...names, ...names.flatMap(shortForms)].flatMap(nameVariants)
  const all = unit.kind === 'federal_entity' ? [...forms, ...forms.flatMap(entityForms)] : forms
  return [...new Set(all)].filter((form) => isTelling(form, unit))
}

const anyInterchangeable = new RegExp(interchangeable.flat().join('|'))

/** A folded name in each way in which texts write it. */
export function nameVariants(name: string): readonly string[] {
  if (!anyInterchangeable.test(name)) return [name]
  let variants: readonly string[] = [name]
  for (const group of interchangeable) {
    variants = variants.flatMap((variant) => {
      const used = group.find((phrase) => variant.includes(phrase))
      return used === undefined ? [variant] : group.map((phrase) => variant.replace(used, phrase))
    })
  }
  return variants
}

function shortForms(name: string): readonly string[] {
  return wellKnownHeads.flatMap(([head, forms]) =>
    name === head || name.startsWith(`${head} d`) || name.startsWith(`${head} of`) ? forms : [],
  )
}

function entityForms(name: string): readonly string[] {
  return name === 'mexico' ? ['estado de mexico', 'state of mexico', 'mexico state'] : []
}

/** Letters that are also words ("son", "sin", "BC") name nothing by themselves. */
function isTelling(form: string, unit: KnownUnit): boolean {
  if (ambiguous.has(form)) return false
  if (unit.kind === 'federal_entity') return form.length >= 5 || form === 'cdmx'
  return form.length >= 3
}
