/** The key table: which keys there are, what they do, and where. Footer, help, commands and docs/keys.md are made from it. */

/**
 * One key. `on` lists the keys (the first is shown), `does` is the line in help and commands, `hint` the word in the
 * footer (rows without one are left out there). Rows stand in the order of use. `was` is the key that a person changed. One that
 * `joins` is done so often at once as it waits: between two of them nothing is drawn.
 */
export type KeyRow = { id: string; on: readonly string[]; does: string; hint?: string; was?: string; joins?: true }

export const keyTable = {
  /** Works wherever no text is being typed. */
  everywhere: [
    { id: 'help', on: ['f1', '?'], does: 'help; F1 also while typing' },
    { id: 'commands', on: [':', ' '], does: 'all commands' },
    { id: 'repaint', on: ['ctrl-l'], does: 'paint the screen again' },
    { id: 'quit', on: ['q'], does: 'leave' },
  ],
  /** Works at every step of a session. */
  step: [
    { id: 'next', on: ['n'], does: 'next step', hint: 'next' },
    { id: 'back', on: ['b'], does: 'step before', hint: 'back' },
    { id: 'more', on: [']', ')'], does: 'one minute more' },
    { id: 'less', on: ['[', '('], does: 'one minute less' },
    { id: 'pause', on: ['.'], does: 'stop or start the clock' },
    { id: 'bell', on: ['B'], does: 'the bell when time is up, on or off' },
    { id: 'undo', on: ['u'], does: 'take the last thing back' },
    { id: 'redo', on: ['U', 'ctrl-r'], does: 'bring it back again' },
    { id: 'action', on: ['a'], does: 'note an action' },
    { id: 'park', on: ['p'], does: 'park what does not belong here' },
    { id: 'wheel', on: ['w'], does: 'the wheel' },
    { id: 'clock', on: ['t'], does: 'big clock' },
    { id: 'blank', on: ['c'], does: 'blank the screen' },
    { id: 'plan', on: ['i'], does: 'people, plan and parked' },
    { id: 'older', on: ['o'], does: 'older turns' },
    { id: 'jump', on: ['g'], does: 'go to any step' },
    { id: 'notes', on: ['e'], does: 'write the notes' },
    { id: 'copy', on: ['y'], does: 'copy this screen as text' },
    { id: 'links', on: ['Y'], does: 'copy the links that are shown' },
  ],
  home: [
    { id: 'open', on: ['enter'], does: 'open', hint: 'open' },
    { id: 'up', on: ['up', 'k'], does: 'one up' },
    { id: 'down', on: ['down', 'j'], does: 'one down' },
    { id: 'turn', on: ['a'], does: 'new full turn of 75 minutes, from the last one of this team', hint: 'new turn' },
    { id: 'retro', on: ['r'], does: 'new retro of 25 minutes, from the last turn of this team', hint: 'new retro' },
    { id: 'notes', on: ['e'], does: 'write the notes of this turn', hint: 'notes' },
    { id: 'look', on: ['l'], does: 'look without changing anything', hint: 'look' },
  ],
  /** At home of a service that many teams share. */
  service: [
    { id: 'open', on: ['enter'], does: 'go into the room; of a closed turn, look at it', hint: 'open' },
    { id: 'up', on: ['up', 'k'], does: 'one up' },
    { id: 'down', on: ['down', 'j'], does: 'one down' },
    { id: 'retro', on: ['r'], does: 'new retro of 25 minutes, from the last turn of this team', hint: 'new retro' },
    { id: 'turn', on: ['a'], does: 'new full turn of 75 minutes, from the last one of this team', hint: 'new turn' },
    { id: 'other', on: ['o'], does: 'begin with another agenda', hint: 'agendas' },
    { id: 'invite', on: ['i'], does: 'a code that makes others members of a team', hint: 'invite' },
    { id: 'code', on: ['c'], does: 'type the code of a team or a room', hint: 'code' },
    { id: 'look', on: ['l', 'w'], does: 'look at the wheel of this turn' },
    { id: 'owed', on: ['x'], does: 'read its open actions' },
    { id: 'notes', on: ['e'], does: 'read its notes' },
    { id: 'name', on: ['m'], does: 'change my name' },
  ],
  /** A turn that is looked at from there. */
  reading: [
    { id: 'leave', on: ['escape', 'enter'], does: 'back to the list', hint: 'back' },
    { id: 'page', on: ['tab'], does: 'wheel, open actions or notes', hint: 'next page' },
    { id: 'phase', on: ['1-4'], does: 'look into a phase of the wheel; again for the whole', hint: 'phase' },
    { id: 'down', on: ['down', 'j', 'page-down'], does: 'further down', hint: 'down' },
    { id: 'up', on: ['up', 'k', 'page-up'], does: 'back up' },
    { id: 'copy', on: ['y'], does: 'copy these notes as text', hint: 'copy' },
  ],
  /** The code that makes others members. */
  inviting: [
    { id: 'leave', on: ['escape', 'enter'], does: 'back to the list', hint: 'back' },
    { id: 'role', on: ['tab'], does: 'a code for another role', hint: 'other role' },
    { id: 'copy', on: ['y'], does: 'copy the invitation', hint: 'copy' },
  ],
  form: [
    { id: 'keep', on: ['enter'], does: 'keep and go on', hint: 'go on' },
    { id: 'following', on: ['tab', 'down'], does: 'next field', hint: 'next field' },
    { id: 'former', on: ['shift-tab', 'up'], does: 'field before' },
    { id: 'leave', on: ['escape'], does: 'back', hint: 'back' },
  ],
  look: [
    { id: 'main', on: ['enter'], does: 'go on to the next step', hint: 'go on' },
    { id: 'page', on: ['tab', 'down'], does: 'more to look at' },
  ],
  summary: [
    { id: 'main', on: ['enter'], does: 'close this turn', hint: 'close the turn' },
    { id: 'date', on: ['N'], does: 'set the next turn', hint: 'next turn' },
    { id: 'page', on: ['tab', 'down'], does: 'more to look at' },
  ],
  /** While one line is typed. */
  line: [
    { id: 'save', on: ['enter'], does: 'keep', hint: 'keep' },
    { id: 'leave', on: ['escape'], does: 'back', hint: 'back' },
  ],
  list: [
    { id: 'main', on: ['enter'], does: 'do it', hint: 'do it' },
    { id: 'up', on: ['up'], does: 'one up' },
    { id: 'down', on: ['down', 'tab'], does: 'one down' },
    { id: 'leave', on: ['escape'], does: 'back', hint: 'back' },
  ],
  /** While a session is played again. */
  play: [
    { id: 'pause', on: ['enter', '.'], does: 'stop or go on playing', hint: 'stop' },
    { id: 'skip', on: ['n', 'right'], does: 'on to the next step', hint: 'next step' },
    { id: 'faster', on: ['+', '='], does: 'twice as fast', hint: 'faster' },
    { id: 'slower', on: ['-'], does: 'half as fast', hint: 'slower' },
    { id: 'leave', on: ['q', 'escape'], does: 'end', hint: 'end' },
  ],
  overlay: [
    { id: 'leave', on: ['escape', 'enter'], does: 'back', hint: 'back' },
    { id: 'page', on: ['tab', 'down'], does: 'more to read', hint: 'more' },
  ],
  wheel: [
    { id: 'leave', on: ['escape', 'w'], does: 'back to the step', hint: 'back' },
    { id: 'phase', on: ['1-4'], does: 'look into a phase', hint: 'phase' },
    { id: 'page', on: ['tab'], does: 'the wheel over all turns', hint: 'all turns' },
    { id: 'older', on: ['o'], does: 'older turns', hint: 'older turns' },
    { id: 'down', on: ['down', 'j'], does: 'next push or drag, said whole' },
    { id: 'up', on: ['up', 'k'], does: 'the one before' },
    { id: 'open', on: ['enter'], does: 'go to the step that shows it; with none chosen, back' },
  ],
  clock: [
    { id: 'leave', on: ['t', 'escape', 'enter'], does: 'small again', hint: 'small' },
    { id: 'more', on: [']', ')'], does: 'one minute more', hint: 'minute' },
    { id: 'less', on: ['[', '('], does: 'one minute less', hint: 'minute' },
    { id: 'pause', on: ['.'], does: 'stop or start the clock', hint: 'pause' },
  ],
  blank: [{ id: 'leave', on: ['c', 'escape', 'enter'], does: 'show it again', hint: 'show again' }],
  people: [
    { id: 'add', on: ['enter'], does: 'somebody joins', hint: 'somebody joins' },
    { id: 'rename', on: ['r'], does: 'another name', hint: 'rename' },
    { id: 'chair', on: ['c'], does: 'what they answer for: sponsor, product, CTO', hint: 'chair' },
    { id: 'away', on: ['s'], does: 'away, so that nobody waits for them, or back', hint: 'away or back' },
    { id: 'remove', on: ['x'], does: 'remove somebody added by mistake', hint: 'remove' },
    { id: 'over', on: ['H'], does: 'hand the facilitator over', hint: 'hand over' },
    { id: 'plan', on: ['tab'], does: 'change the plan', hint: 'plan' },
    { id: 'up', on: ['up', 'k'], does: 'one up' },
    { id: 'down', on: ['down', 'j'], does: 'one down' },
    { id: 'leave', on: ['escape', 'i'], does: 'back', hint: 'back' },
  ],
  /** While the plan is changed. */
  planning: [
    { id: 'swap', on: ['enter', 'x'], does: 'take it in, or leave it out', hint: 'in or out' },
    { id: 'deep', on: ['d'], does: 'go deep on this tenet instead', hint: 'go deep' },
    { id: 'ballot', on: ['v'], does: 'another way to vote: dots, as many as you like, two at a time', hint: 'ballot' },
    { id: 'more', on: [']', ')'], does: 'a minute more for it', hint: 'minute' },
    { id: 'less', on: ['[', '('], does: 'a minute less for it' },
    { id: 'people', on: ['tab'], does: 'people', hint: 'people' },
    { id: 'up', on: ['up', 'k'], does: 'one up' },
    { id: 'down', on: ['down', 'j'], does: 'one down' },
    { id: 'leave', on: ['escape', 'i'], does: 'back', hint: 'back' },
  ],
  /** When the room is late. */
  late: [
    { id: 'drop', on: ['1'], does: 'leave out what is offered' },
    { id: 'shorten', on: ['2'], does: 'shorten what is offered' },
    { id: 'extend', on: ['3'], does: 'agree to end later' },
  ],
  /** At every step, for whoever takes part from a terminal of their own. */
  person: [
    { id: 'done', on: ['d'], does: 'I am done, or not after all', hint: 'I am done' },
    { id: 'hand', on: ['h', 'f2'], does: 'raise my hand, or lower it; F2 also while typing', hint: 'hand' },
    { id: 'react', on: ['r', 'f4'], does: 'react to what is shown; F4 also while typing', hint: 'react' },
    { id: 'action', on: ['a'], does: 'note an action', hint: 'action' },
    { id: 'park', on: ['p'], does: 'park what does not belong here', hint: 'park' },
    { id: 'mine', on: ['g'], does: 'read my own cards again', hint: 'my cards' },
    { id: 'kept', on: ['K'], does: 'go on with the line I left at an earlier step', hint: 'unsent line' },
    { id: 'wheel', on: ['w'], does: 'the wheel' },
    { id: 'clock', on: ['t'], does: 'big clock' },
    { id: 'undo', on: ['u'], does: 'take my last thing back' },
    { id: 'redo', on: ['U', 'ctrl-r'], does: 'bring it back again' },
    { id: 'copy', on: ['y'], does: 'copy this screen as text' },
    { id: 'links', on: ['Y'], does: 'copy the links that are shown' },
    { id: 'take', on: ['F'], does: 'facilitate: again, or while nobody does', hint: 'facilitate' },
  ],
  /** While a reaction is chosen. */
  reacting: [
    { id: 'mark', on: ['1-3'], does: 'agree, a question, a surprise; the same again takes it back', hint: 'react' },
    { id: 'leave', on: ['escape'], does: 'no reaction', hint: 'none' },
  ],
  /** For whoever looks on, and on a second screen. */
  looking: [
    { id: 'wheel', on: ['w'], does: 'the wheel', hint: 'wheel' },
    { id: 'clock', on: ['t'], does: 'big clock', hint: 'big clock' },
    { id: 'page', on: ['tab', 'down'], does: 'more to look at' },
  ],
  /** What a participant may add to, now and then. */
  joining: [
    { id: 'main', on: ['enter'], does: 'add to it', hint: 'add' },
    { id: 'page', on: ['tab', 'down'], does: 'more to look at' },
  ],
  /** With people at terminals of their own. */
  hosted: [
    {
      id: 'part',
      on: ['M'],
      does: 'my own part: write, vote and answer as everybody does; F comes back',
      hint: 'my part',
    },
    { id: 'people', on: ['H'], does: 'people and the door: hand over, lock, remove', hint: 'people' },
    { id: 'hand', on: ['h', 'f2'], does: 'the word to the first raised hand; F2 also while typing' },
    { id: 'nudge', on: ['N'], does: 'remind those who have not answered; only they see it' },
  ],
  /** How people come in, on the screen of whoever hosts. */
  lobby: [
    { id: 'main', on: ['enter'], does: 'go in', hint: 'go in' },
    { id: 'people', on: ['H'], does: 'people: hand over, send away', hint: 'people' },
    { id: 'lock', on: ['L'], does: 'lock the door to newcomers, or open it', hint: 'lock' },
    { id: 'rotate', on: ['R'], does: 'new codes; the old ones end', hint: 'new codes' },
    { id: 'copy', on: ['y'], does: 'copy the invitation', hint: 'copy' },
    { id: 'leave', on: ['escape'], does: 'go in' },
  ],
  /** At every step, for whoever hosts. */
  hosting: [
    { id: 'lobby', on: ['D'], does: 'the lobby: how to come in, who is here' },
    { id: 'lead', on: ['F'], does: 'facilitate from here again', hint: 'facilitate' },
  ],
  /** The table of people, and the door. */
  guests: [
    { id: 'over', on: ['enter', 'H'], does: 'hand the facilitator over to the chosen person', hint: 'hand over' },
    { id: 'number', on: ['1-9'], does: 'choose a person by number', hint: 'choose' },
    { id: 'page', on: ['tab'], does: 'the people after these' },
    { id: 'remove', on: ['x'], does: 'send the chosen person away', hint: 'remove' },
    { id: 'lock', on: ['L'], does: 'lock the door to newcomers, or open it', hint: 'lock' },
    { id: 'rotate', on: ['R'], does: 'new codes; the old ones end', hint: 'new code' },
    { id: 'up', on: ['up', 'k'], does: 'one up' },
    { id: 'down', on: ['down', 'j'], does: 'one down' },
    { id: 'leave', on: ['escape'], does: 'back', hint: 'back' },
  ],
  /** At every step, for whoever facilitates. */
  facilitator: [{ id: 'open', on: ['V'], does: 'your private page: hints' }],
  /** The facilitator's private page. */
  private: [
    { id: 'main', on: ['enter'], does: 'do what NEXT says: reveal, or go on', hint: 'go on' },
    { id: 'reveal', on: ['r'], does: 'reveal what is hidden' },
    { id: 'leave', on: ['V', 'escape'], does: 'back to what everybody sees', hint: 'view stage' },
    { id: 'blank', on: ['c'], does: 'blank the stage, or show it; this page stays', hint: 'blank' },
    { id: 'clock', on: ['t'], does: 'big clock on the stage, or the step again; this page stays' },
    { id: 'page', on: ['tab'], does: 'more people' },
  ],
  sure: [
    { id: 'yes', on: ['enter', 'y'], does: 'yes', hint: 'yes' },
    { id: 'leave', on: ['escape', 'n'], does: 'no, back', hint: 'no, back' },
  ],
  /** Capitals: this page may come up in the middle of a word. */
  trouble: [
    { id: 'retry', on: ['enter'], does: 'try again now', hint: 'try again' },
    { id: 'elsewhere', on: ['F'], does: 'write to another folder', hint: 'other folder' },
    { id: 'unsaved', on: ['N'], does: 'go on without saving', hint: 'go on unsaved' },
  ],
  /** On a map: what is chosen is what a key acts on. */
  editing: [
    { id: 'add', on: ['a'], does: 'add a part', hint: 'add' },
    { id: 'move', on: ['M'], does: 'move it', hint: 'move' },
    { id: 'link', on: ['L'], does: 'link it to another part, or cut the link', hint: 'link' },
    { id: 'evolve', on: ['e'], does: 'say where it is going', hint: 'evolve' },
    { id: 'inertia', on: ['i'], does: 'say what holds it where it is', hint: 'inertia' },
    { id: 'jump', on: ['f'], does: 'jump to any part by its letter', hint: 'jump' },
    { id: 'rename', on: ['enter'], does: 'change its name or text', hint: 'rename' },
    { id: 'pipeline', on: ['P'], does: 'make it a pipeline; on one, add a part inside', hint: 'pipeline' },
    { id: 'note', on: ['N'], does: 'write a note', hint: 'note' },
    { id: 'annotation', on: ['A'], does: 'write a numbered annotation', hint: 'annotation' },
    { id: 'team', on: ['T'], does: 'mark who works here', hint: 'team' },
    { id: 'owner', on: ['O'], does: 'say which team owns it' },
    { id: 'marks', on: ['d'], does: 'mark it: build, buy, outsource, market, ecosystem' },
    { id: 'questions', on: ['Q'], does: 'questions worth asking about it' },
    { id: 'drop', on: ['x', 'delete'], does: 'delete it with its links' },
    { id: 'lines', on: ['paste'], does: 'add pasted lines of a map' },
    { id: 'text', on: ['E'], does: 'edit the text in your editor', hint: 'text' },
    { id: 'undo', on: ['u'], does: 'take the last change back' },
    { id: 'redo', on: ['U', 'ctrl-r'], does: 'make it again' },
    { id: 'find', on: ['/'], does: 'find a part by its name' },
    { id: 'left', on: ['left', 'h'], does: 'nearest to the left' },
    { id: 'right', on: ['right', 'l'], does: 'nearest to the right' },
    { id: 'up', on: ['up', 'k'], does: 'nearest above' },
    { id: 'down', on: ['down', 'j'], does: 'nearest below' },
    { id: 'list', on: ['tab'], does: 'the list of parts' },
    { id: 'chain', on: ['z'], does: 'only the links of its chain, or all' },
    { id: 'grid', on: ['g'], does: 'lines between the stages' },
    { id: 'ghosts', on: ['o'], does: 'where parts stood before' },
    { id: 'closer', on: ['+', '='], does: 'closer' },
    { id: 'farther', on: ['-'], does: 'farther away' },
    { id: 'save', on: ['w'], does: 'save; every change is saved by itself' },
    { id: 'copy', on: ['y'], does: 'copy this screen as text' },
  ],
  /** In the list beside a map. */
  mapList: [
    { id: 'up', on: ['up', 'k'], does: 'one up' },
    { id: 'down', on: ['down', 'j'], does: 'one down' },
    { id: 'leave', on: ['tab', 'escape'], does: 'back to the map', hint: 'map' },
  ],
  /** While letters stand at the parts of a map. */
  lettering: [
    { id: 'letter', on: ['a-z'], does: 'jump to this part', hint: 'jump' },
    { id: 'leave', on: ['escape'], does: 'stay', hint: 'stay' },
  ],
  /** While something on a map moves. */
  moving: [
    { id: 'left', on: ['left', 'h'], does: 'less evolved', joins: true },
    { id: 'right', on: ['right', 'l'], does: 'more evolved', joins: true },
    { id: 'up', on: ['up', 'k'], does: 'nearer to the user', joins: true },
    { id: 'down', on: ['down', 'j'], does: 'farther from the user', joins: true },
    { id: 'far', on: ['shift-left', 'shift-right', 'shift-up', 'shift-down'], does: 'five cells at once', joins: true },
    { id: 'stage', on: ['1-4'], does: 'to the middle of a stage', hint: 'stage' },
    { id: 'value', on: ['v'], does: 'type its place as numbers', hint: 'value' },
    { id: 'why', on: ['w'], does: 'say why it moves', hint: 'why' },
    { id: 'keep', on: ['enter'], does: 'keep it here', hint: 'keep' },
    { id: 'drop', on: ['x'], does: 'it stays where it is', hint: 'stays' },
    { id: 'leave', on: ['escape'], does: 'put it back', hint: 'put back' },
  ],
  /** While the other end of a link is chosen. */
  linking: [
    { id: 'letter', on: ['a-z'], does: 'choose this part', hint: 'choose' },
    { id: 'left', on: ['left'], does: 'nearest to the left' },
    { id: 'right', on: ['right'], does: 'nearest to the right' },
    { id: 'up', on: ['up'], does: 'nearest above' },
    { id: 'down', on: ['down'], does: 'nearest below' },
    { id: 'keep', on: ['enter'], does: 'link them; where a link is, cut it', hint: 'link' },
    { id: 'turn', on: ['tab'], does: 'link the other way round', hint: 'other way' },
    { id: 'leave', on: ['escape'], does: 'no link', hint: 'no link' },
  ],
  /** While the two ends of a pipeline, or the corners of an area, are set. */
  stretching: [
    { id: 'left', on: ['left', 'h'], does: 'to the left', joins: true },
    { id: 'right', on: ['right', 'l'], does: 'to the right', joins: true },
    { id: 'up', on: ['up', 'k'], does: 'up', joins: true },
    { id: 'down', on: ['down', 'j'], does: 'down', joins: true },
    { id: 'far', on: ['shift-left', 'shift-right', 'shift-up', 'shift-down'], does: 'five cells at once', joins: true },
    { id: 'end', on: ['tab'], does: 'the other end', hint: 'other end' },
    { id: 'keep', on: ['enter'], does: 'keep it so', hint: 'keep' },
    { id: 'drop', on: ['x'], does: 'take it away', hint: 'take away' },
    { id: 'leave', on: ['escape'], does: 'as it was', hint: 'as it was' },
  ],
  /** When somebody else changed the file of a map. */
  theirs: [
    { id: 'again', on: ['enter'], does: 'take theirs and make my change again on it', hint: 'theirs with my change' },
    { id: 'take', on: ['t'], does: 'take theirs; u brings mine back', hint: 'theirs' },
    { id: 'beside', on: ['k'], does: 'keep mine in a file beside it', hint: 'mine beside' },
    { id: 'leave', on: ['escape'], does: 'decide later', hint: 'later' },
  ],
} as const satisfies Record<string, readonly KeyRow[]>
