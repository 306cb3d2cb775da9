import type { Content, Table } from './table.ts'

/** Spreadsheet programs run text that begins like this as a formula; an apostrophe keeps it text (OWASP, "CSV Injection"). */
const formulaStart = /^[=+\-@\t\r]/

const plain = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)

const written = (content: Content): string => {
  switch (content.type) {
    case 'text':
    case 'state':
    case 'heading':
      return plain(content.text)
    case 'day':
      return content.day
    case 'number':
      return String(content.number)
    case 'percent':
      return String(content.percent)
    case 'empty':
      return ''
  }
}

/** RFC 4180: a value with a comma, a quote or a line break stands in quotes, its own quotes doubled. */
const quoted = (value: string): string =>
  /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value

/** UTF-8 with a byte-order mark, without which Excel breaks accents; CRLF; days as `YYYY-MM-DD`. */
export const csvBytes = (table: Table): Uint8Array => {
  const lines = [
    table.columns.map(({ header }) => plain(header)),
    ...table.rows.map((row) => row.map(written)),
  ]
  const text = lines.map((line) => line.map(quoted).join(',')).join('\r\n')
  return new TextEncoder().encode(`\ufeff${text}\r\n`)
}
