/** The keys of a map while nothing else is going on: choosing, and beginning a change. */
import { type Direction, nearest } from '../../../kinds/map/nearest.ts'
import { clamp, edit, normal, type Place, teamsOf, unowned } from '../../../map/index.ts'
import { isRefusal, made } from '../../../mapping/work.ts'
import type { Run } from '../../../screen/keys/keys.ts'
import { layer } from '../../../screen/layer.ts'
import type { Layer } from '../../../screen/router.ts'
import { list } from '../../../text.ts'
import type { Before, Editing } from './editing.ts'
import { setTeam } from './marks.ts'
import type { Lining } from './mode.ts'
import { called } from './says.ts'
import type { Spot } from './spots.ts'
import * as start from './starts.ts'
import { mapWords } from './words.ts'

/** What lies beyond the map and differs with where it is kept; what there is none of has no key. */
export type Beyond = {
  undo?: Run
  redo?: Run
  text?: Run
  save?: Run
  copy?: Run
  before?: Before
}

/** A free place for something new: below what is chosen, or in the middle of the map. */
function placeNear({ chosen }: Editing): Place {
  if (!chosen || chosen.tray) return { visibility: 0.5, evolution: 0.5 }
  const round = (v: number) => Math.round(v * 100) / 100
  const below = chosen.visibility - 0.12
  return {
    visibility: round(clamp(below < 0.03 ? chosen.visibility + 0.12 : below, 0, 1)),
    evolution: round(chosen.evolution),
  }
}

/** The first user stands at the top; others near what is chosen. */
function placeForUser(ed: Editing): Place {
  return ed.spots.length ? placeNear(ed) : { visibility: 0.95, evolution: 0.5 }
}

/** A line that is typed, with what is asked and what becomes of it. */
function line(ed: Editing, it: Omit<Lining, 'is'>, text = ''): void {
  ed.drafts.set(it.place, text)
  ed.setMode({ is: 'lining', ...it })
}

function addKeys(ed: Editing) {
  const { document, chosen, setMode } = ed
  const { map } = document
  return {
    add: () =>
      line(ed, {
        mode: 'ADD',
        prompt: 'new part > ',
        place: 'add',
        message: map.anchors.length ? mapWords.newPart : mapWords.newPartOrUser,
        take(text) {
          const isUser = text.startsWith('@')
          const name = isUser ? text.slice(1).trim() : text
          const tried = edit(document, { do: 'add', kind: isUser ? 'anchor' : 'component', name })
          if ('why' in tried) {
            ed.tell(tried.say)
            return false
          }
          setMode(start.addPart(name, isUser ? placeForUser(ed) : placeNear(ed), isUser ? 'anchor' : 'component'))
          return true
        },
      }),
    note: () =>
      line(ed, {
        mode: 'NOTE',
        prompt: 'note > ',
        place: 'note',
        message: mapWords.noteText,
        take(text) {
          setMode(start.addNote(text, placeNear(ed)))
          return true
        },
      }),
    annotation: () =>
      line(ed, {
        mode: 'ANNOTATE',
        prompt: 'annotation > ',
        place: 'annotation',
        message: mapWords.annotationText,
        take(text) {
          setMode(start.addAnnotation(text, placeNear(ed), map))
          return true
        },
      }),
    lines: () => ed.tell(mapWords.pasteLines),
    team: () => setMode({ is: 'choosing', what: 'team' }),
    pipeline: !start.isOwn(chosen)
      ? 'a pipeline belongs to a part'
      : () => {
          const there = map.pipelines.find(p => normal(p.name) === normal(chosen.name))
          if (!there) return setMode(start.stretchPipeline(chosen, map))
          line(ed, {
            mode: 'PIPELINE',
            prompt: `part in ${chosen.name} > `,
            place: 'child',
            message: mapWords.pipelinePart,
            take(text) {
              if (!text) {
                setMode(there.children.length ? { is: 'browsing' } : start.stretchPipeline(chosen, map))
                if (there.children.length) ed.tell(mapWords.pipelineEnds)
                return true
              }
              const evolution = Math.round(((there.from + there.to) / 2) * 100) / 100
              const moving = start.addChild(chosen.name, text, { visibility: chosen.visibility, evolution })
              const tried = made(document, moving.make(moving.at, {}))
              if (isRefusal(tried)) {
                ed.tell(tried.say)
                return false
              }
              setMode(moving)
              return true
            },
          })
        },
  } satisfies Record<string, Run>
}

/** Who owns what is chosen, with the teams that are known and what nobody owns. */
function ownerLine(ed: Editing, chosen: Spot): void {
  const { map } = ed.document
  const teams = [...teamsOf(map)].map(([team, letter]) => `${letter} ${team}`)
  const nobody = unowned(map).filter(name => name !== chosen.name)
  line(
    ed,
    {
      mode: 'OWNER',
      prompt: `${chosen.name} belongs to > `,
      place: 'owner',
      message: [
        teams.length ? `Teams: ${teams.join(', ')}.` : mapWords.ownerText,
        nobody.length && teams.length ? `Nobody owns ${list(nobody)}.` : '',
      ]
        .filter(Boolean)
        .join('  '),
      take(text) {
        // The letter of a team stands for its name.
        const known = [...teamsOf(map)].find(([, letter]) => letter === text.toUpperCase())
        const { words, make } = setTeam(chosen, known?.[0] ?? text)
        if (!ed.working.accept(make, words, chosen.id)) return false
        ed.setMode({ is: 'browsing' })
        ed.tell(mapWords.kept(words))
        return true
      },
    },
    [...map.components, ...map.submaps, ...map.pipelines.flatMap(p => p.children)].find(p => p.line === chosen.line)
      ?.team ?? '',
  )
}

function changeKeys(ed: Editing) {
  const { document, chosen, setMode, working } = ed
  const { map } = document
  const none = 'there is nothing on the map yet; a adds a part'
  const has = (run: (spot: Spot) => void): Run => (chosen ? () => run(chosen) : none)
  const links = ed.spots.filter(start.isPart)
  return {
    move: has(spot => setMode(spot.kind === 'area' ? start.stretchArea(spot) : start.moveOf(spot, map))),
    link: !start.isPart(chosen)
      ? 'only parts can be linked'
      : links.length < 2
        ? 'there is nothing to link it to'
        : () => {
            const down = nearest(links, chosen, 'down') ?? links.find(s => s.id !== chosen.id)
            if (!down) return
            setMode({ is: 'linking', to: down.id, typed: '', back: start.isNeededBy(chosen, down) })
          },
    evolve:
      start.isOwn(chosen) || chosen?.kind === 'child' || chosen?.kind === 'evolved'
        ? () => setMode(start.evolveOf(chosen, map))
        : 'only parts move',
    inertia: start.isOwn(chosen) ? () => setMode({ is: 'choosing', what: 'inertia' }) : 'only parts resist moving',
    owner: !start.isOwn(chosen) && chosen?.kind !== 'child' ? 'teams own parts' : () => ownerLine(ed, chosen),
    marks: start.isOwn(chosen) ? () => setMode({ is: 'choosing', what: 'marks' }) : 'only parts have such a mark',
    rename: has(spot =>
      line(
        ed,
        {
          mode: 'NAME',
          prompt: spot.kind === 'evolved' ? 'then called > ' : 'name > ',
          place: 'rename',
          message: start.isPart(chosen) ? mapWords.renameFollows : mapWords.enterKeeps,
          take(text) {
            if (!working.accept(start.rename(spot, text), `rename ${called(spot)} to ${text}`, spot.id)) return false
            ed.choose(start.idAfter(spot, text))
            setMode({ is: 'browsing' })
            return true
          },
        },
        start.textOf(spot, map),
      ),
    ),
    drop: has(spot => {
      const { words, make } = start.dropOf(spot, map)
      if (working.accept(make, words, spot.id)) ed.tell(mapWords.done(words))
    }),
  } satisfies Record<string, Run>
}

function viewKeys(ed: Editing, beyond: Beyond) {
  const { chosen, spots, extras, setExtras, setMode } = ed
  const go = (direction: Direction) => () => {
    const to = chosen && nearest(spots, chosen, direction)
    if (to) ed.choose(to.id)
    else ed.tell(chosen ? mapWords.noFurther : mapWords.emptyMap)
  }
  const closer: Record<Editing['extras']['zoom'], Editing['extras']['zoom']> = { 1: 2, 2: 4, 4: 4 }
  const farther: Record<Editing['extras']['zoom'], Editing['extras']['zoom']> = { 1: 1, 2: 1, 4: 2 }
  const many = spots.length > 0
  return {
    left: go('left'),
    right: go('right'),
    up: go('up'),
    down: go('down'),
    jump: many ? () => setMode({ is: 'lettering', typed: '' }) : 'there is nothing on the map yet',
    find: many ? () => setMode({ is: 'choosing', what: 'find' }) : 'there is nothing on the map yet',
    list: many ? () => setMode({ is: 'listing' }) : 'there is nothing on the map yet',
    undo: beyond.undo,
    redo: beyond.redo,
    questions: !start.isPart(chosen) ? 'questions are about parts' : () => setMode({ is: 'asking' }),
    chain: () => setExtras({ ...extras, chain: !extras.chain }),
    grid: () => setExtras({ ...extras, grid: !extras.grid }),
    ghosts: beyond.before
      ? () => {
          setExtras({ ...extras, ghosts: !extras.ghosts })
          ed.tell(extras.ghosts ? '' : mapWords.earlierPlaces(beyond.before?.when ?? ''))
        }
      : 'there is no earlier map to compare with',
    closer: () => setExtras({ ...extras, zoom: closer[extras.zoom] }),
    farther: () => setExtras({ ...extras, zoom: farther[extras.zoom] }),
    text: beyond.text,
    save: beyond.save,
    copy: beyond.copy,
  } satisfies Record<string, Run | undefined>
}

export function browseLayer(ed: Editing, beyond: Beyond): Layer {
  return layer('editing', { ...addKeys(ed), ...changeKeys(ed), ...viewKeys(ed, beyond) })
}
