/** A new session: the team and the people in the room, both with a suggestion. */
import { Box } from 'ink'
import { useState } from 'react'
import { localDay } from '../../../../day.ts'
import { Grid } from '../../../../draw/grid.ts'
import { exitCodes } from '../../../../errors.ts'
import { textOf } from '../../../../interact/typed.ts'
import { layer } from '../../../../screen/layer.ts'
import { readNames } from '../../../../screen/read-input.ts'
import { wrap } from '../../../../text.ts'
import type { NewSession } from '../../../../views/app-services.ts'
import type { Live } from '../../../../views/live.ts'
import { viewWords } from '../../../../views/words.ts'
import { useSurface } from '../../context.ts'
import { Frame } from '../../frame.tsx'
import { Field } from '../../parts/field.tsx'
import { Rows } from '../../parts/rows.tsx'
import { screenWords } from '../../words.ts'

type FormProps = {
  suggestion: Partial<NewSession>
  live: Live
  onDone(what: NewSession): Promise<void>
  onBack(): void
}

/** What stands under the line: the team once it is known, and what a turn starts from. */
function underLine(team: string | undefined, about: string, width: number): Grid {
  const grid = new Grid(width, 5)
  if (team !== undefined) grid.put(1, 1, `team    ${team}`)
  for (const [y, line] of wrap(about, width - 2).entries()) grid.put(3 + y, 1, line)
  return grid
}

export function NewForm({ suggestion, live, onDone, onBack }: FormProps) {
  const { width, now, appServices, exit } = useSurface()
  const suggested = appServices.suggest(suggestion.team)
  const [team, setTeam] = useState(suggestion.team ?? suggested.team)
  const [people, setPeople] = useState((suggestion.people ?? suggested.people).join(', '))
  /** Fields that hold what somebody typed or asked for; what was only guessed gives way to the first thing typed. */
  const [known, setKnown] = useState({ team: suggestion.team !== undefined, people: suggestion.people !== undefined })
  const [field, setField] = useState<'team' | 'people'>('team')
  const [said, tell] = useState('')
  const value = field === 'team' ? team : people
  // A room of one is whoever started the program; a longer list was here last time, and somebody may join it.
  const guessed = !known[field] && (field === 'team' || readNames(people).length < 2)
  const change = (text: string) => {
    tell('')
    setKnown({ ...known, [field]: true })
    if (field === 'team') setTeam(text)
    else setPeople(text)
  }
  live.refuse = tell
  live.interrupt = () => exit(exitCodes.interrupted)
  const keep = () => {
    if (field === 'team') {
      if (!textOf(team)) return tell(screenWords.teamNamePlease)
      if (!known.people) setPeople(appServices.suggest(textOf(team)).people.join(', '))
      return setField('people')
    }
    const names = readNames(textOf(people))
    if (!names.length) return tell(screenWords.onePersonPlease)
    void onDone({
      team: textOf(team),
      people: names,
      agenda: suggestion.agenda ?? 'retro',
      ...(suggestion.from ? { from: suggestion.from } : {}),
    })
  }
  const other = () => setField(field === 'team' ? 'people' : 'team')
  const top = new Grid(width, 3)
  const isLong = suggestion.agenda?.startsWith('turn') ?? false
  const first = isLong ? screenWords.firstTurn : screenWords.firstRetro
  top.put(0, 1, suggestion.from ? (isLong ? screenWords.nextFullTurn : screenWords.nextTurn) : first, 'strong')
  top.put(2, 1, field === 'team' ? viewWords.whichTeam : screenWords.whoIsHere)
  const about = suggestion.from ? screenWords.startsFromLast : screenWords.oneKeyboard
  const below = underLine(field === 'people' ? textOf(team) : undefined, about, width)
  const today = localDay(new Date(now()))
  return (
    <Frame
      header={{ left: 'flywheel', where: isLong ? 'new turn' : 'new retro', right: today }}
      message={said || (guessed ? screenWords.enterTakes : screenWords.enterKeepsLine)}
      content={{
        main: (
          <Box flexDirection="column">
            <Rows of={top} />
            <Field key={field} value={value} onChange={change} prompt={`${field} > `} guessed={guessed} width={width} />
            <Rows of={below} />
          </Box>
        ),
        message: '',
        mode: 'NEW',
        typing: true,
        layers: [layer('form', { keep, following: other, former: other, leave: onBack })],
      }}
    />
  )
}
