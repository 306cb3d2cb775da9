/** What no file of Windows may be called, whatever follows the dot. */
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=$|\.)/iu
const forbidden = /[<>:"/\\|?*\p{Cc}]/gu
const longest = 120

/**
 * A name that every system takes, without its ending: signs that Windows forbids become a hyphen, device names get an
 * underscore before them, and no name ends in a dot or a space.
 */
export function safeName(wanted: string): string {
  const plain = wanted.normalize('NFC').replaceAll(forbidden, '-').replaceAll(/\s+/gu, ' ').trim()
  const short = Array.from(plain)
    .slice(0, longest)
    .join('')
    .replace(/[. ]+$/u, '')
  return short === '' ? '_' : short.replace(devices, '_$&')
}

/** Each name once, as systems compare them that know no case: the second of a name is its "(2)". */
export function distinctNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return wanted.map((name) => {
    const base = safeName(name)
    let free = base
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${base} (${n})`
    taken.add(free.toLowerCase())
    return free
  })
}
