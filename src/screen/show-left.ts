/** A time left, as screens show it. */

/** Minutes and seconds of a time left in ms: ` 03:12`, and `+00:07` when it is over. Always six cells. */
export function showLeft(ms: number): string {
  const over = ms < 0
  const all = over ? Math.floor(-ms / 1_000) : Math.ceil(ms / 1_000)
  const minutes = Math.min(99, Math.floor(all / 60))
  return `${over ? '+' : ' '}${String(minutes).padStart(2, '0')}:${String(all % 60).padStart(2, '0')}`
}
