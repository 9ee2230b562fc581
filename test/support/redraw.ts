/** Whether what a test compares with is written anew (`FLYWHEEL_DRAW=1`), for a person to look at. */

/** @throws Error where nobody can look: with CI set, a test that writes its own answer would prove nothing. */
export function redraws(env: NodeJS.ProcessEnv = process.env): boolean {
  if (!env.FLYWHEEL_DRAW) return false
  if (env.CI && env.CI !== 'false') throw new Error('FLYWHEEL_DRAW writes what is compared; leave it out under CI')
  return true
}
