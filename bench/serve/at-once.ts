/** Doing something for many, so many at the same time; and waiting. */

/** Does it for all, `atOnce` at the same time; resolves with what came of it, in their order. */
export async function forAll<T, R>(all: readonly T[], what: (one: T) => Promise<R>, atOnce = 40): Promise<R[]> {
  const done: R[] = []
  const next = all.entries()
  const work = async () => {
    for (const [i, one] of next) done[i] = await what(one)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, all.length) }, work))
  return done
}

/** Resolves after so many ms. */
export function after(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
