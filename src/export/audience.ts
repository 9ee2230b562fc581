/** Who reads the notes: the team reads everything, others no word that somebody wrote on a card. */
export type Audience = 'team' | 'others'
