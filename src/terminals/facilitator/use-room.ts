/** A room as React sees it: the published session and the state of saving. */
import { useSyncExternalStore } from 'react'
import type { Room, Saving } from '../../room/room.ts'
import type { PersonId } from '../../session/shapes.ts'
import type { Session } from '../../session/types.ts'

/** The session as this person may see it (nobody: the stage), renewed with every published batch. */
export function useSession(room: Room, me?: PersonId): Session {
  return useSyncExternalStore(
    call => room.watch(call),
    () => room.see(me),
  )
}

/** Whether the room is saved, and why not. */
export function useSaving(room: Room): Saving {
  return useSyncExternalStore(
    call => room.watch(call),
    () => room.saving,
  )
}
