/** Bytes in the largest unit that leaves at least one whole: "820 B", "14 kB", "2.1 MB". */
export function fileSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_500) return `${Math.round(bytes / 1000)} kB`
  return `${(Math.round(bytes / 100_000) / 10).toFixed(1)} MB`
}
