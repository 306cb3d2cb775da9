import type { OperatorWording } from './operator.ts'

/** Infinitives without accents; the future tense is the infinitive with -á or -án. */
const verbs =
  'abstener|acatar|acompanar|acordar|acreditar|actualizar|acudir|adecuar|adherir|adoptar|adquirir|agilizar|ajustar|alinear|analizar|aplicar|aportar|apoyar|armonizar|articular|asesorar|asignar|asistir|asumir|atender|autorizar|auxiliar|brindar|canalizar|capacitar|celebrar|certificar|coadyuvar|colaborar|compartir|comprobar|comprometer|comunicar|concertar|concluir|conducir|conformar|conservar|considerar|consolidar|constituir|construir|consultar|contratar|contribuir|controlar|convocar|coordinar|corregir|corresponder|crear|cubrir|cumplir|dar|definir|depurar|desarrollar|designar|destinar|determinar|diagnosticar|difundir|dirigir|disenar|distribuir|dotar|efectuar|ejecutar|ejercer|elaborar|emitir|emplear|emprender|encabezar|entregar|enviar|equipar|especificar|establecer|estar|evaluar|expedir|facilitar|fijar|financiar|firmar|fomentar|formalizar|formular|fortalecer|garantizar|generar|gestionar|habilitar|homologar|identificar|impartir|implementar|impulsar|incluir|incorporar|indicar|informar|iniciar|inscribir|instalar|instruir|instrumentar|integrar|intercambiar|invertir|investigar|llevar|mantener|ministrar|modernizar|modificar|monitorear|nombrar|notificar|obligar|observar|ofrecer|operar|organizar|orientar|otorgar|pagar|participar|poner|preparar|presentar|preservar|prestar|prever|priorizar|proceder|procurar|profesionalizar|programar|promover|proponer|proporcionar|proteger|proveer|publicar|quedar|realizar|recabar|recibir|reconocer|recopilar|reforzar|registrar|regular|rehabilitar|reintegrar|remitir|rendir|renovar|replicar|reportar|resguardar|resolver|respetar|responder|revisar|sancionar|seguir|seleccionar|sensibilizar|ser|sesionar|sistematizar|solicitar|solventar|someter|subsanar|sujetar|suministrar|supervisar|suscribir|tramitar|transferir|transmitir|transparentar|turnar|usar|utilizar|validar|velar|verificar|vigilar|vincular'
const irregularFutures =
  'haran?|tendran?|pondran?|mantendran?|propondran?|dispondran?|obtendran?|intervendran?|abstendran?|contendran?'
const future = `(?:(?:${verbs})an?|${irregularFutures})`
/** With these "se" is the doer's own; with others it makes a passive: "se actualizará el programa". */
const pronominal = '(?:adherir|comprometer|obligar|sujetar|coordinar|sumar)an?'
const aside = '(?:\\s*,[^,.;]{1,160},)?'
const manner =
  '(?:\\s+(?:respetuosamente|atentamente|de\\s+manera\\s+(?:respetuosa|atenta)|cordialmente|nuevamente))?'
const toWhom = `(?=${aside}${manner}${aside}\\s+(?:al?|a\\s+l[oa]s?)\\b)`
const adopting =
  'aprueban?|aprobo|ratifican?|ratifico|adoptan?|adopto|avalan?|validan?|toman?\\s+(?:nota|conocimiento)|tomo\\s+(?:nota|conocimiento)|tienen?\\s+por|tuvo\\s+por|dan?\\s+por|emiten?|expiden?|modifican?|reforman?|abrogan?|dejan?\\s+sin\\s+efectos?|crean?|establecen?|designan?|nombran?|eligen?|reeligen?|reconocen?'

/** In the order of precedence; all for folded sentences. */
export const spanishOperators: readonly OperatorWording[] = [
  { pattern: /\bpodran?\b/g, nature: 'optional', form: 'subject' },
  {
    pattern: new RegExp(`\\b(?:se\\s+)?facultan?\\b${toWhom}|^facultar\\b${toWhom}`, 'g'),
    nature: 'optional',
    form: 'object',
    actor: true,
  },
  {
    pattern: new RegExp(
      `\\b(?:se\\s+)?(?:les\\s+)?(?:exhorta|insta|invita|conmina|recomienda|solicita)n?\\b${manner}|^(?:exhortar|instar|invitar|conminar|recomendar|solicitar)\\b|\\b(?:se\\s+)?(?:hace|formula|hacer|formular)\\s+un\\s+(?:(?:atento|respetuoso)\\s+)?(?:llamado|exhorto)\\b`,
      'g',
    ),
    nature: 'exhortative',
    form: 'object',
    actor: true,
  },
  {
    pattern: new RegExp(
      `\\b(?:se\\s+)?instruyen?\\b|\\b(?:se\\s+)?(?:ordena|mandata|encomienda|encarga|requiere|autoriza)n?\\b${toWhom}|^(?:instruir|ordenar|mandatar|encomendar|encargar|requerir|autorizar)\\b${toWhom}`,
      'g',
    ),
    nature: 'binding',
    form: 'object',
    actor: true,
  },
  {
    pattern: /\b(?:se\s+)?(?:acuerda|determina|resuelve)\s+que\b/g,
    nature: 'binding',
    form: 'object',
  },
  {
    pattern:
      /\b(?:se\s+)?(?:acuerda|determina|resuelve)\s+(?=[a-z]+(?:ar|er|ir)\b)|\bse\s+ordena\b/g,
    nature: 'binding',
    form: 'nobody',
  },
  {
    pattern: new RegExp(
      `\\bse\\s+(?:(?:${adopting})|autorizan?)\\b|(?<!\\b(?:que|se)\\s)\\b(?:${adopting})\\b|^(?:aprobar|ratificar|adoptar|avalar|validar|tomar\\s+(?:nota|conocimiento)|tener\\s+por|dar\\s+por|emitir|expedir|designar|nombrar|autorizar)\\b|\\b(?:fue|fueron|ha\\s+sido|han\\s+sido|queda|quedan)\\s+(?:aprobad|ratificad|designad|adoptad)[oa]s?\\b`,
      'g',
    ),
    nature: 'procedural',
    form: 'nobody',
  },
  {
    pattern:
      /\bdeberan?\s+(?:ser\s+[a-z]+[dts][oa]s?\b|[a-z]+(?:ar|er|ir)se\b)|\bseran?\s+[a-z]+(?:ad|id|t|s|ch)[oa]s?\b(?!\s+a\s)/g,
    nature: 'binding',
    form: 'subject',
    passive: true,
  },
  {
    pattern:
      /\bdeberan?\b|\bhabran?\s+de\b|\btendran?\s+que\b|\bestaran?\s+obligad[oa]s?\s+a\b|\bse\s+(?:compromete|obliga)n?\s+a\b|\basumen?\s+el\s+compromiso\s+de\b|\bseran?\s+responsables?\s+de\b/g,
    nature: 'binding',
    form: 'subject',
  },
  { pattern: new RegExp(`\\bse\\s+${pronominal}\\b`, 'g'), nature: 'binding', form: 'subject' },
  {
    pattern: new RegExp(`\\bse\\s+${future}\\b`, 'g'),
    nature: 'binding',
    form: 'subject',
    passive: true,
  },
  { pattern: new RegExp(`\\b${future}\\b`, 'g'), nature: 'binding', form: 'subject' },
  { pattern: new RegExp(`^(?:que\\s+)?(?:${verbs})\\b`, 'g'), nature: 'binding', form: 'nobody' },
]
