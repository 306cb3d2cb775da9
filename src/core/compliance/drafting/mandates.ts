import { withoutAccents } from '../numbering/spanish-ordinals.ts'

/**
 * What a clause orders to be done, told by its verbs. Verbs that only order ("se instruye", "were
 * urged", "undertake to") order nothing by themselves and are left out; what follows them counts.
 */

/** English verb with its past participle; both give the first as name of the mandate. */
const englishVerbs: readonly (readonly [string, string])[] = [
  ['adhere', 'adhered'],
  ['adopt', 'adopted'],
  ['allocate', 'allocated'],
  ['apply', 'applied'],
  ['appoint', 'appointed'],
  ['approve', 'approved'],
  ['assess', 'assessed'],
  ['assign', 'assigned'],
  ['carry out', 'carried out'],
  ['certify', 'certified'],
  ['complete', 'completed'],
  ['consolidate', 'consolidated'],
  ['coordinate', 'coordinated'],
  ['create', 'created'],
  ['deliver', 'delivered'],
  ['design', 'designed'],
  ['designate', 'designated'],
  ['develop', 'developed'],
  ['draw up', 'drawn up'],
  ['elect', 'elected'],
  ['establish', 'established'],
  ['evaluate', 'evaluated'],
  ['follow up', 'followed up'],
  ['hire', 'hired'],
  ['implement', 'implemented'],
  ['inform', 'informed'],
  ['install', 'installed'],
  ['issue', 'issued'],
  ['launch', 'launched'],
  ['monitor', 'monitored'],
  ['prepare', 'prepared'],
  ['present', 'presented'],
  ['promote', 'promoted'],
  ['publish', 'published'],
  ['ratify', 'ratified'],
  ['register', 'registered'],
  ['report', 'reported'],
  ['review', 'reviewed'],
  ['send', 'sent'],
  ['sign', 'signed'],
  ['strengthen', 'strengthened'],
  ['submit', 'submitted'],
  ['train', 'trained'],
  ['update', 'updated'],
  ['use', 'used'],
  ['verify', 'verified'],
]

/** Spanish infinitives; where the present tense also orders ("se aprueba"), its third person. */
const spanishVerbs: readonly (readonly [string, string?])[] = [
  ['actualizar', 'actualiza'],
  ['adherir'],
  ['adoptar', 'adopta'],
  ['aplicar'],
  ['aprobar', 'aprueba'],
  ['asignar', 'asigna'],
  ['capacitar'],
  ['certificar'],
  ['coordinar'],
  ['crear', 'crea'],
  ['consolidar'],
  ['dar cumplimiento'],
  ['dar seguimiento'],
  ['desarrollar'],
  ['designar', 'designa'],
  ['destinar'],
  ['difundir'],
  ['diseñar'],
  ['elaborar'],
  ['emitir', 'emite'],
  ['entregar'],
  ['enviar'],
  ['establecer', 'establece'],
  ['evaluar'],
  ['expedir', 'expide'],
  ['fortalecer'],
  ['garantizar'],
  ['homologar'],
  ['implementar'],
  ['informar'],
  ['instalar'],
  ['instrumentar'],
  ['integrar', 'integra'],
  ['presentar'],
  ['promover'],
  ['publicar'],
  ['ratificar', 'ratifica'],
  ['realizar'],
  ['registrar'],
  ['remitir'],
  ['rendir'],
  ['revisar'],
  ['someter'],
  ['suscribir'],
  ['utilizar'],
  ['verificar'],
]

const alternatives = (words: readonly string[]): string =>
  words.toSorted((a, b) => b.length - a.length).join('|')

const englishNameByForm = new Map(
  englishVerbs.flatMap(([verb, participle]) => [
    [verb, verb] as const,
    [participle, verb] as const,
  ]),
)
const englishBases = alternatives(englishVerbs.map(([verb]) => verb))
const englishParticiples = alternatives(englishVerbs.map(([, participle]) => participle))

/**
 * A base form orders after an auxiliary, at the start, or after "to" when an ordering word stands before
 * it: "was instructed to design", but not "the call to appoint". A participle orders after a form of
 * "be". More may follow, joined by "and".
 */
const orderingWords =
  'instructed|urged|exhorted|authorized|authorised|requested|asked|invited|directed|ordered|required|obliged'
/** These order only what follows at once: "undertake to allocate", "is to develop". */
const bindingWords =
  'undertake|undertakes|undertook|agree|agrees|agreed|commit|commits|committed|pledge|pledged|is|are|able'
const adverb = '(?:(?:not|also|jointly|[a-z]+ly)\\s+)?'
const leadToBase = `(?:(?:will|shall|must|should|may|can|could)\\s+${adverb}|(?:^|[.;:]\\s*)(?:to\\s+)?|(?:${orderingWords})\\s+(?:[^.;]{0,120}?\\s)??to\\s+|(?:${bindingWords})\\s+to\\s+)`
const baseChain = `(?:${englishBases})(?:\\s*,?\\s*(?:and|or|,)\\s+(?:to\\s+)?(?:${englishBases}))*(?![a-z])`
const basePattern = new RegExp(`(?<![a-z])${leadToBase}(${baseChain})`, 'g')
const participleChain = `(?:${englishParticiples})(?:\\s*,?\\s*(?:and|or|,)\\s+(?:${englishParticiples}))*(?![a-z])`
const participlePattern = new RegExp(
  `(?<![a-z])(?:be|been|was|were|is|are)\\s+${adverb}(${participleChain})`,
  'g',
)
/** "…and ensure that the Executive Secretariat reports the results". */
const subordinatePattern = new RegExp(
  `(?<![a-z])(?:ensure|ensures|ensured|so|provided|ordered|agreed)\\s+that\\s[^.;]*?(?<![a-z])(${englishBases})s(?![a-z])`,
  'g',
)
const laterImperativePattern = new RegExp(
  `(?<![a-z])and\\s+(?:to\\s+)?(${englishBases})\\s+(?:the|a|an|its|their|all|each|to)\\s`,
  'g',
)
const englishFormPattern = new RegExp(
  `(?<![a-z])(?:${alternatives([...englishNameByForm.keys()])})(?![a-z])`,
  'g',
)

const spanishNames = new Map(spanishVerbs.map(([verb]) => [withoutAccents(verb), verb]))
const spanishPresent = new Map(
  spanishVerbs.flatMap(([verb, present]) =>
    present === undefined ? [] : [[present, verb] as const],
  ),
)

/** "Promoverán"; verbs of two words bend their first: "darán seguimiento". */
const spanishFuturePattern = /(?<![a-z])([a-z]+r)an?(?![a-z])(?=(?:\s+([a-z]+))?)/g

const spanishInfinitivePattern = new RegExp(
  `(?<![a-z])(?:([a-z]+)(,?)\\s+)?(${alternatives([...spanishNames.keys()]).replaceAll(' ', '\\s+')})(?:se|lo|la|los|las)?(?![a-z])`,
  'g',
)
/** "El Consejo aprueba", "se crean": some of the forms are also other words unless "se" stands before. */
const spanishPresentPattern = new RegExp(
  `(?<![a-z])(?:se\\s+|(?=(?:aprueba|ratifica|designa|adopta|expide)))(${alternatives([...spanishPresent.keys()])})n?(?![a-z])`,
  'g',
)

/** After these an infinitive tells a purpose or a subject matter: "para consolidar", "el proceso de evaluar". */
const purposeWords = new Set(['para', 'de', 'por', 'sin', 'al', 'del', 'tras', 'hasta'])
const joiningWords = new Set(['y', 'e', 'o', 'u'])

/** The distinct mandates of a text, each by its verb's infinitive, in the order of the vocabulary. */
export function mandatesIn(text: string): readonly string[] {
  // Patterns for plain letters are compiled in a fraction of the time that those for all letters take.
  const plain = withoutAccents(text.toLowerCase())
  const found = new Set([...englishMandates(plain), ...spanishMandates(plain)])
  return [...englishVerbs.map(([verb]) => verb), ...spanishVerbs.map(([verb]) => verb)].filter(
    (verb) => found.has(verb),
  )
}

function englishMandates(plain: string): readonly string[] {
  const lead = [basePattern, participlePattern, subordinatePattern].flatMap((pattern) =>
    [...plain.matchAll(pattern)].map((match) => match[1] ?? ''),
  )
  // "…and publish the results" continues an order; without one before it, it may describe anything.
  const later =
    lead.length > 0
      ? [...plain.matchAll(laterImperativePattern)].map((match) => match[1] ?? '')
      : []
  return [...lead, ...later].flatMap((chain) =>
    [...chain.matchAll(englishFormPattern)].flatMap((match) => {
      const name = englishNameByForm.get(match[0].replace(/\s+/g, ' '))
      return name === undefined ? [] : [name]
    }),
  )
}

function spanishMandates(plain: string): readonly string[] {
  const futures = [...plain.matchAll(spanishFuturePattern)].flatMap(([, verb = '', next = '']) =>
    [spanishNames.get(verb), spanishNames.get(`${verb} ${next}`)].filter(
      (name) => name !== undefined,
    ),
  )
  const present = [...plain.matchAll(spanishPresentPattern)].flatMap(
    (match) => spanishPresent.get(match[1] ?? '') ?? [],
  )
  return [...futures, ...present, ...infinitives(plain)]
}

function infinitives(plain: string): readonly string[] {
  const mandates: string[] = []
  let previousIsPurpose = false
  for (const match of plain.matchAll(spanishInfinitivePattern)) {
    const [, before = '', comma, form = ''] = match
    // "Para fortalecer y consolidar": what is joined shares the nature of what it is joined to.
    const joined = joiningWords.has(before) || comma === ','
    const purpose: boolean = joined ? previousIsPurpose : purposeWords.has(before)
    const verb = spanishNames.get(form.replace(/\s+/g, ' '))
    if (!purpose && verb !== undefined) mandates.push(verb)
    previousIsPurpose = purpose
  }
  return mandates
}
