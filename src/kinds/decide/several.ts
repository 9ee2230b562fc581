/** Several gaps of the bet typed in one line: the number with its way and its day, or who does it by when. */
import { showDay } from '../../day.ts'
import { readDue } from '../../interact/read-day.ts'
import type { Gap } from '../../session/shapes.ts'
import { personCalled } from '../shared/owner.ts'
import type { Here } from './here.ts'

type Filled = { gap: Gap; text: string }

/** `the wait from 31 h to 12 h by 14 Dec`; the day may be left out. */
const way = /^(\S.*?),? +from +(\S.*?) +to +(\S.*)$/i
/** The same without `from`, as a bet is read out; only with its day, because `errors in steps 1 to 3` is a name. */
const shortWay = /^(\S.*?),? +(\d\S*(?: \S+)?) +to +(\d.* by .*)$/i
const byDay = /^(\S.*?) +by +(\S.*)$/i

/** The gaps a line fills beside the one it was typed for, in their order; none where it is the text of that gap alone. */
export function readSeveral(at: Here, gap: Gap, text: string): Filled[] {
  if (gap === 'measure') return readWay(at, text)
  return gap === 'owner' ? readOwnerBy(at, text) : []
}

function readWay(at: Here, text: string): Filled[] {
  const [, measure, from, rest] = way.exec(text) ?? shortWay.exec(text) ?? []
  // A number may be called "from A to B": a way begins and ends with a value.
  if (!measure || !from || !rest || !/\d/.test(from) || !/\d/.test(rest)) return []
  const [, to = rest, day = ''] = byDay.exec(rest) ?? []
  const until = day ? dayIn(at, day) : undefined
  if (day && !until) return []
  return [
    { gap: 'measure', text: measure },
    { gap: 'from', text: from },
    { gap: 'to', text: to },
    ...(until ? [{ gap: 'until' as const, text: until }] : []),
  ]
}

function readOwnerBy(at: Here, text: string): Filled[] {
  const comma = text.indexOf(',')
  const by = comma > 0 ? dayIn(at, text.slice(comma + 1).trim()) : undefined
  if (!by) return []
  const name = text.slice(0, comma).trim()
  const owner = personCalled(at.session.people, name)?.name ?? name
  return [
    { gap: 'owner', text: owner },
    { gap: 'by', text: by },
  ]
}

function dayIn(at: Here, text: string): string | undefined {
  const read = readDue(text, at.today)
  return 'ok' in read ? showDay(read.ok, at.today) : undefined
}
