import type { ReportWords } from './words.ts'

/** A number as officials write it: thousands by commas, no more than two decimals. */
export const figure = (value: number, { locale }: ReportWords, decimals = 2): string =>
  new Intl.NumberFormat(`${locale.language}-${locale.region}`, {
    maximumFractionDigits: decimals,
  }).format(value)

/** Pesos, to the centavo: columns of amounts are read by their decimal points. */
export const pesos = (value: number, { locale }: ReportWords): string =>
  new Intl.NumberFormat(`${locale.language}-${locale.region}`, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(value)
