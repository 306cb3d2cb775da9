import {
  parseOfficialNumber,
  writeOfficialNumber,
} from '../../core/compliance/numbering/official-number.ts'
import { parseOrdinal } from '../../core/compliance/numbering/ordinal.ts'
import { parseRoman } from '../../core/compliance/numbering/roman.ts'
import type { TextLine } from './lines.ts'

/** How a document marks the beginning of an item, from the most to the least telling. */
export type MarkerStyle = 'official' | 'ordinal' | 'number' | 'roman' | 'letter' | 'bullet'

export interface Marker {
  readonly style: MarkerStyle
  /** Characters of the line that the marker takes. */
  readonly length: number
  /** Place in the list where the marker says it. */
  readonly value: number | null
  /** Official number in its published form. */
  readonly official: string | null
  /** The bullet itself: another one marks another level. */
  readonly sign: string | null
}

/** Scanners take a zero for the letter O and a one for the letter L: a sequence has no letters. */
const officialPattern =
  /^(?:(?:acuerdo|resolucion|exhorto|agreement|resolution|resolutivo)\s+)?(?:(?:no|num|numero|number)\.?\s+)?((?=[ol]*\d)[\dol]{1,3}\s?\/\s?[ivxlcdm]+(?:-se)?\s?(?:\/\s?s[oe]\s?\/\s?[a-z]+\s?)?\/\s?(?:\d{4}|\d{2}))(?![\w/])\s*[.:;-]*\s*/
const ordinalPattern =
  /^(?:(?:acuerdo|resolutivo|punto|exhorto)\s+)?((?:(?:decim|vigesim|trigesim)[oa]?\s?)?(?:primer|segund|tercer|cuart|quint|sext|septim|octav|noven)[oa]|(?:un|duo)?decim[oa]|vigesim[oa]|trigesim[oa]|unic[oa]|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth)\s*[.:)-]+\s*/
const numberPattern =
  /^(?:(?:acuerdo|resolucion|exhorto|punto|agreement|resolution)\s+)?(\d{1,2})\s?(?:[.)][-)]?|-|°)\s*(?![\d/%])/
const romanPattern = /^([ivxl]+)\s?[.)]-?\s+/
const letterPattern = /^([a-z])\s?\)\s*/
/** Ø and the private-use signs are what Word's bullets become when a text is copied. */
const bulletPattern = /^([•·●○◦▪■□‣➢➤✓✔★*§►\u00f8\u00d8\uf0a7\uf0b7\uf0d8\uf0fc-])\s*(?=\S)/
const spacedBulletPattern = /^([o~])\s+(?=[A-ZÁÉÍÓÚÑ])/

/** The marker with which a line begins, or `null`. Numbers such as "2017" or "42nd" are no markers. */
export function markerOf(line: TextLine): Marker | null {
  const { folded } = line
  const official = officialPattern.exec(folded)
  if (official) {
    const number = parseOfficialNumber(withFigures(official[1] ?? ''))
    if (number) {
      const written = writeOfficialNumber(number)
      return {
        style: 'official',
        length: official[0].length,
        value: number.sequence,
        official: written,
        sign: null,
      }
    }
  }
  return listMarker(folded, line.text)
}

const withFigures = (written: string): string =>
  written.replace(/^[^/]*/, (sequence) => sequence.replaceAll('o', '0').replaceAll('l', '1'))

function listMarker(folded: string, text: string): Marker | null {
  const ordinal = ordinalPattern.exec(folded)
  if (ordinal) return plain('ordinal', ordinal, ordinalValue(ordinal[1] ?? ''))
  const number = numberPattern.exec(folded)
  if (number && number[0].length < folded.length) return plain('number', number, Number(number[1]))
  const roman = romanPattern.exec(folded)
  const romanValue = roman && parseRoman((roman[1] ?? '').toUpperCase())
  if (roman && romanValue) return plain('roman', roman, romanValue)
  const letter = letterPattern.exec(folded)
  if (letter) return plain('letter', letter, (letter[1] ?? 'a').charCodeAt(0) - 96)
  const bullet = bulletPattern.exec(folded) ?? spacedBulletPattern.exec(text)
  return bullet ? { ...plain('bullet', bullet, null), sign: bullet[1] ?? '' } : null
}

function plain(style: MarkerStyle, match: RegExpExecArray, value: number | null): Marker {
  return { style, length: match[0].length, value, official: null, sign: null }
}

function ordinalValue(word: string): number | null {
  return /^unic[oa]$/.test(word) ? 1 : parseOrdinal(word)
}
