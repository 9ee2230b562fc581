/** What was said in a talk: the notes under each topic, for the team alone. */
import type { RootContent } from 'mdast'
import { notesOf, topicsOf } from '../../kinds/look/talk.ts'
import type { TalkStep } from '../../kinds/made/steps.ts'
import type { Session } from '../../session/types.ts'
import { item, list } from './nodes.ts'

/** The notes of a talk, each under its topic where there are several; nothing where nobody noted anything. */
export function talkNotes(step: TalkStep, session: Session): RootContent[] {
  if (!notesOf(step, session).length) return []
  const topics = topicsOf(step, session)
  const noted = topics.map(topic => ({ topic, items: notesOf(step, session, topic.id).map(note => item(note.text)) }))
  // A note keeps its place when what it was about lost its dots since.
  const others = notesOf(step, session).filter(note => !topics.some(t => t.id === note.on))
  const under = noted.flatMap(({ topic, items }) => {
    if (!items.length) return []
    return topic.dots === undefined ? items : [item(topic.text, list(items))]
  })
  return list([...under, ...others.map(note => item(note.text))])
}
