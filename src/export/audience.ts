/** Who reads the notes: the team reads everything, others no word that somebody wrote on a card. */
export const audiences = ['team', 'others'] as const
export type Audience = (typeof audiences)[number]
