/** Who reads the notes: the team reads everything, others no word that somebody wrote on a card, leaders one page of that. */
export const audiences = ['team', 'others', 'leaders'] as const
export type Audience = (typeof audiences)[number]
