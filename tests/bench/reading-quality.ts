import {
  fields,
  labelledDocuments,
  measure,
  precision,
  recall,
} from '../documents/labelled/measure.ts'

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(12)

/** How well the reader of documents does on the labelled set, field by field. */
export function readingQuality(): readonly string[] {
  const documents = labelledDocuments()
  const parts = [
    { part: 'labelled', chosen: documents.filter(({ labels }) => !labels.heldOut) },
    { part: 'held out', chosen: documents.filter(({ labels }) => labels.heldOut) },
  ]
  const heading = ['reading'.padEnd(16), 'field', 'precision', 'recall', 'facts']
  return [
    heading.map((cell, at) => (at === 0 ? cell : cell.padStart(12))).join(''),
    ...parts.flatMap(({ part, chosen }) => {
      const { scores } = measure(chosen)
      return fields.map((field) => {
        const score = scores[field]
        const facts = String(score.right + score.missed).padStart(12)
        return `${part.padEnd(16)}${field.padStart(12)}${percent(precision(score))}${percent(recall(score))}${facts}`
      })
    }),
  ]
}
