/** The map as it is laid out for this window: names stay where they were while parts move. */
import { useMemo, useRef } from 'react'
import {
  type GlyphSet,
  type Layout,
  layout,
  parse,
  type Size,
  type WardleyMap,
  windowAround,
} from '../../../map/index.ts'
import type { Extras } from './editing.ts'
import type { Spot } from './spots.ts'

type Asked = { size: Size; glyphs: GlyphSet; extras: Extras; earlier?: string; chosen: Spot | undefined }

/** How many of its rows the list below a map may take: there is nothing after it here. */
function listRows(rows: number): number {
  return Math.floor(rows / 6)
}

/** The whole map in this size; names keep the places they had in the layout before. */
export function useWhole(map: WardleyMap, size: Size, glyphs: GlyphSet, fresh: number): Layout {
  const { columns, rows } = size
  const last = useRef<{ plan: Layout; key: string }>(undefined)
  return useMemo(() => {
    const key = `${columns} ${rows} ${glyphs} ${fresh}`
    const before = last.current?.key === key ? last.current.plan : undefined
    const plan = layout(map, { columns, rows }, { glyphs, before, listRows: listRows(rows) })
    last.current = { plan, key }
    return plan
  }, [map, columns, rows, glyphs, fresh])
}

/** What is shown: the whole map as it is, or what is being changed, a stretch of it, one chain, with or without ghosts. */
export function useShown(whole: Layout, map: WardleyMap, asked: Asked): Layout {
  const { size, glyphs, extras, earlier, chosen } = asked
  const { columns, rows } = size
  const ghost = useMemo(
    () => (extras.ghosts && earlier !== undefined ? parse(earlier).map : undefined),
    [extras.ghosts, earlier],
  )
  const focus = extras.chain ? chosen?.name : undefined
  const { zoom } = extras
  const at = zoom > 1 ? chosen : undefined
  const options = useMemo(
    () => ({
      glyphs,
      focus,
      ghost,
      listRows: listRows(rows),
      window: windowAround(at ?? { visibility: 0.5, evolution: 0.5 }, zoom),
    }),
    [glyphs, focus, ghost, rows, zoom, at],
  )
  const still = useMemo(() => {
    if (!focus && !ghost && zoom === 1) return whole
    return layout(whole.map, { columns, rows }, { ...options, before: zoom === 1 ? whole : undefined })
  }, [whole, columns, rows, focus, ghost, zoom, options])
  return useMemo(
    () => (map === whole.map ? still : layout(map, { columns, rows }, { ...options, before: still, quick: true })),
    [whole, map, columns, rows, options, still],
  )
}
