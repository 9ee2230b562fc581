/** Milliseconds a test waits for what must come: enough for a machine that does ten other things. What passes never waits so long, so no promise is measured with it. */
export const patience = 30_000
