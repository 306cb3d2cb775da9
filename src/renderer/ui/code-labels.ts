import type { TFunction } from 'i18next'
import {
  auditReasons,
  complianceCodes,
  indicatorCourses,
  responseCodes,
  verificationCodes,
} from '../../core/compliance/codes.ts'
import * as schemaCodes from '../../core/schema/codes.ts'
import type spanish from '../../../resources/locales/es.json'

const lists = {
  ...schemaCodes,
  auditReasons,
  complianceCodes,
  indicatorCourses,
  responseCodes,
  verificationCodes,
}

type ListName = keyof typeof lists & keyof typeof spanish.codes

const listEntries: readonly (readonly [string, readonly string[]])[] = Object.entries(lists)

/** The labels of one list of codes: who holds the list has named it, as a field of the registry does. */
function labelsOf(codes: readonly string[], t: TFunction): Readonly<Record<string, string>> {
  const name = listEntries.find(([, list]) => list === codes)?.[0]
  return name === undefined || !isListName(name) ? {} : t(`codes.${name}`, { returnObjects: true })
}

function isListName(name: string): name is ListName {
  return Object.hasOwn(lists, name)
}

export function codeOptions(
  codes: readonly string[],
  t: TFunction,
): readonly { readonly value: string; readonly label: string }[] {
  const labels = labelsOf(codes, t)
  return codes.map((code) => ({ value: code, label: labels[code] ?? code }))
}

/** A code that a newer version may have written stands as it is. */
export function codeLabel(codes: readonly string[], code: string, t: TFunction): string {
  return labelsOf(codes, t)[code] ?? code
}
