/** A time left, as screens show it. */

/**
 * Minutes and seconds of a time left in ms: ` 03:12`, and `+00:07` when it is over. Always six cells. Where nothing may move (`still`)
 * it is in whole minutes, and ` 00:00` once it is over.
 */
export function showLeft(ms: number, still = false): string {
  const over = ms < 0 && !still
  const seconds = over ? Math.floor(-ms / 1_000) : Math.ceil(ms / 1_000)
  const all = still ? 60 * Math.ceil(Math.max(0, ms) / 60_000) : seconds
  const minutes = Math.min(99, Math.floor(all / 60))
  return `${over ? '+' : ' '}${String(minutes).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`
}
