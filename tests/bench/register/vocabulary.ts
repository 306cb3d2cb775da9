/**
 * Words of the council's agreements, from which the texts of a large register are put together: enough of them that
 * a full-text search meets rare words and common ones.
 */
import type { Random } from './random.ts'

const verbs = [
  'instalar',
  'elaborar',
  'presentar',
  'implementar',
  'fortalecer',
  'homologar',
  'actualizar',
  'certificar',
  'remitir',
  'integrar',
  'evaluar',
  'capacitar',
  'publicar',
  'difundir',
  'armonizar',
  'coordinar',
  'impulsar',
  'suscribir',
  'ejecutar',
  'concluir',
  'garantizar',
  'consolidar',
  'diseñar',
  'revisar',
  'validar',
  'registrar',
  'supervisar',
  'atender',
  'promover',
  'ampliar',
  'equipar',
  'sistematizar',
  'designar',
  'informar',
  'verificar',
]
const things = [
  'la unidad de policía cibernética',
  'el registro nacional de personal de seguridad pública',
  'los centros de evaluación y control de confianza',
  'el protocolo nacional de primer respondiente',
  'la norma técnica de los centros de atención de llamadas de emergencia',
  'el informe policial homologado',
  'las unidades especializadas en combate al secuestro',
  'el modelo nacional de policía y justicia cívica',
  'los centros penitenciarios estatales',
  'el sistema nacional de información',
  'la base de datos de vehículos robados',
  'los lineamientos del fondo de aportaciones',
  'el programa de prevención social de la violencia',
  'la plataforma única de identificación',
  'las carreras policial, ministerial y pericial',
  'los institutos de formación y las academias',
  'el registro de armamento y equipo',
  'la estrategia contra la extorsión',
  'los centros de justicia para las mujeres',
  'la alerta de violencia de género contra las mujeres',
  'el banco nacional de perfiles genéticos',
  'la red nacional de radiocomunicación',
  'los arcos de lectura de placas',
  'el registro público vehicular',
  'los operativos en carreteras federales',
  'el convenio de colaboración con los municipios',
  'la unidad de inteligencia financiera estatal',
  'el padrón de prestadores de servicios de seguridad privada',
  'las comisiones permanentes del consejo',
  'el calendario de evaluaciones de permanencia',
  'los protocolos de actuación en manifestaciones',
  'la certificación de los agentes del ministerio público',
  'las herramientas de seguimiento y evaluación',
  'el sistema penitenciario acusatorio',
  'los laboratorios de ciencias forenses',
  'las unidades de medidas cautelares',
  'el fondo para las víctimas',
  'la estadística de incidencia delictiva',
  'los consejos ciudadanos de seguridad',
  'el observatorio nacional',
]
const purposes = [
  'con perspectiva de género',
  'en coordinación con las autoridades municipales',
  'conforme a la ley general',
  'en el ámbito de su competencia',
  'con cargo a los recursos disponibles',
  'para abatir el homicidio doloso',
  'para la búsqueda de personas desaparecidas',
  'en la frontera norte',
  'en las zonas metropolitanas',
  'con indicadores verificables',
  'bajo el sistema procesal penal acusatorio',
  'con pleno respeto a los derechos humanos',
  'para el combate al secuestro y la extorsión',
  'en los municipios con mayor incidencia',
  'de manera gradual',
  'con la participación de la sociedad civil',
  'para la certificación de las policías',
  'con transparencia',
  'en las regiones noroeste y occidente',
  'para la protección de niñas, niños y adolescentes',
]
const places = [
  'Acapulco',
  'Ahome',
  'Apatzingán',
  'Apodaca',
  'Atlixco',
  'Balancán',
  'Cajeme',
  'Calkiní',
  'Celaya',
  'Chalco',
  'Champotón',
  'Chetumal',
  'Comitán',
  'Córdoba',
  'Cuautla',
  'Delicias',
  'Ecatepec',
  'Ensenada',
  'Fresnillo',
  'Guaymas',
  'Huamantla',
  'Iguala',
  'Irapuato',
  'Ixmiquilpan',
  'Jiutepec',
  'Juchitán',
  'Lagos de Moreno',
  'Lerma',
  'Loreto',
  'Matehuala',
  'Minatitlán',
  'Monclova',
  'Naucalpan',
  'Navojoa',
  'Nogales',
  'Ocosingo',
  'Parral',
  'Puruándiro',
  'Reynosa',
  'Sabinas',
  'Salamanca',
  'Tecomán',
  'Tehuacán',
  'Tepic',
  'Tizimín',
  'Uruapan',
  'Valladolid',
  'Zihuatanejo',
]
const givenNames = [
  'Adriana',
  'Alberto',
  'Beatriz',
  'Carlos',
  'Cecilia',
  'Daniel',
  'Elena',
  'Fernando',
  'Gabriela',
  'Héctor',
  'Inés',
  'Jorge',
  'Laura',
  'Manuel',
  'Nadia',
  'Óscar',
  'Patricia',
  'Ramón',
  'Silvia',
  'Tomás',
  'Verónica',
  'Yolanda',
]
const surnames = [
  'Aguilar',
  'Bautista',
  'Cárdenas',
  'Domínguez',
  'Espinosa',
  'Figueroa',
  'Garza',
  'Hernández',
  'Ibarra',
  'Juárez',
  'López',
  'Muñoz',
  'Núñez',
  'Ortega',
  'Peña',
  'Quiroz',
  'Ríos',
  'Salazar',
  'Treviño',
  'Uribe',
  'Vázquez',
  'Zepeda',
]

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

/** "Fortalecer los institutos de formación y las academias de Uruapan, …" */
export function mandate(random: Random): string {
  const words = [random.pick(verbs), random.pick(things)]
  if (random.chance(0.3)) words.push('de', random.pick(places))
  const text = `${capital(words.join(' '))}, ${random.pick(purposes)}`
  return random.chance(0.2)
    ? `${text}, y ${random.pick(verbs)} ${random.pick(things)}.`
    : `${text}.`
}

export const agreementTitle = (random: Random): string =>
  `${capital(random.pick(things))} (${random.pick(purposes)})`

/** What a unit says that it did. */
export const narrative = (random: Random): string =>
  `Se ${random.chance(0.5) ? 'concluyó' : 'avanzó en'} ${random.pick(verbs)} ${random.pick(things)} en ` +
  `${random.pick(places)}, ${random.pick(purposes)}. Folio ${random.below(10_000_000)}.`

export const personName = (random: Random): string =>
  `${random.pick(givenNames)} ${random.pick(surnames)} ${random.pick(surnames)}`

export const placeName = (random: Random): string =>
  random.chance(0.4) ? `${random.pick(places)} de ${random.pick(surnames)}` : random.pick(places)

/** The number of a letter. */
export const letterNumber = (random: Random, day: string): string =>
  `${random.pick(['SSP', 'SESNSP', 'FGE', 'SG', 'CGAJ'])}/${random.below(9999)}/${day.slice(0, 4)}`
