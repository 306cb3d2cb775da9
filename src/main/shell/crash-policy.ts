/** Three crashes of the page within this time mean that opening it again does not help. */
const periodMilliseconds = 60_000
const crashesToGiveUp = 3

/** Says of each crash, given its moment in milliseconds, whether the window should be opened again. */
export function watchCrashes(): (moment: number) => 'reopen' | 'give_up' {
  let moments: readonly number[] = []
  return (moment) => {
    moments = [...moments.filter((earlier) => moment - earlier < periodMilliseconds), moment]
    return moments.length < crashesToGiveUp ? 'reopen' : 'give_up'
  }
}
