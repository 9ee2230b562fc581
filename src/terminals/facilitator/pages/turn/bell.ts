/** When the facilitator's terminal rings: at the end of a step's time, and, where it was asked for, when a hand goes up or everybody is done. */
import { useEffect, useRef, useState } from 'react'
import type { Room } from '../../../../room/room.ts'
import type { StepOf } from '../../../../session/shapes.ts'
import { counted } from '../../../../views/counts.ts'
import type { HostServices } from '../../../../views/host-services.ts'
import { useSurface } from '../../context.ts'
import type { TurnActs } from '../../use-turn.ts'
import { screenWords } from '../../words.ts'

const bel = '\x07'

/** What tells that time is up: a word on the message row, and one soft signal unless it is turned off. */
export function useBellKey({ tell }: TurnActs) {
  const { send, bell } = useSurface()
  const [isOn, setOn] = useState(bell !== 'off')
  return {
    /** It is on for more than the time. */
    isOnForNews: isOn && bell === 'on',
    ring() {
      tell(screenWords.timeIsUp)
      if (isOn) send(bel)
    },
    toggle() {
      setOn(!isOn)
      tell(isOn ? screenWords.bellOff : screenWords.bellOn)
    },
  }
}

/** One bell when a step's time is over, on this terminal, once. `remaining` in ms. */
export function useBell(remaining: number, step: string, still: boolean, ring: () => void): void {
  const rung = useRef('')
  useEffect(() => {
    if (still || !step) return
    if (remaining > 0) rung.current = ''
    else if (rung.current !== step && remaining > -2_000) {
      rung.current = step
      ring()
    }
  }, [remaining, step, still, ring])
}

/** One bell for each hand that goes up, and one when everybody is done at a step. */
export function useNewsBell(
  isOn: boolean,
  services: HostServices | undefined,
  step: StepOf | undefined,
  room: Room,
): void {
  const { send } = useSurface()
  const hands = services?.signs.hands().waiting.length ?? 0
  const count = services && step && counted(step, room, services.presence)
  const isDone = count !== undefined && count.of > 0 && count.done >= count.of
  const before = useRef({ hands, isDone, step: step?.id })
  useEffect(() => {
    const was = before.current
    before.current = { hands, isDone, step: step?.id }
    if (isOn && (hands > was.hands || (isDone && !was.isDone && was.step === step?.id))) send(bel)
  }, [isOn, hands, isDone, step?.id, send])
}
