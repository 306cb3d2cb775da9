import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The only fonts that a report uses, as npm lays them out: equal files give equal pages on every machine. */
const textFonts = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
]
const digestFonts = ['@expo-google-fonts/noto-sans-mono/400Regular/NotoSansMono_400Regular.ttf']
/** Roman numerals and circled numbers; boxes, ticks and bullets; sums, relations and arrows. */
const signFonts = [
  '@expo-google-fonts/noto-sans-symbols/400Regular/NotoSansSymbols_400Regular.ttf',
  '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
  '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
]

export interface ReportFonts {
  /** Fonts in which texts of people are set. */
  readonly text: readonly Uint8Array[]
  /** Fonts for what the program itself writes: digests. */
  readonly digest: readonly Uint8Array[]
  /** Fonts that stand in for signs that the others lack, each by itself. */
  readonly signs: readonly Uint8Array[]
}

/** Reads the fonts from a folder that is laid out like `node_modules`. */
export const readReportFonts = async (directory: string): Promise<ReportFonts> => {
  const read = (paths: readonly string[]): Promise<readonly Uint8Array[]> =>
    Promise.all(paths.map((path) => readFile(join(directory, path))))
  return {
    text: await read(textFonts),
    digest: await read(digestFonts),
    signs: await read(signFonts),
  }
}
