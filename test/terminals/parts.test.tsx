/** The parts of a screen by themselves, without a painter: a drawing as rows, a line that is typed into. */
import { render } from 'ink-testing-library'
import { type ReactNode, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { Grid } from '../../src/draw/grid.ts'
import { router } from '../../src/screen/router.ts'
import { type Surface, SurfaceContext } from '../../src/terminals/facilitator/context.ts'
import { Field } from '../../src/terminals/facilitator/parts/field.tsx'
import { Rows } from '../../src/terminals/facilitator/parts/rows.tsx'
import { noAppServices } from '../support/screen.ts'

/** Something to put parts on; keys reach them only through Ink's own input. */
function On({ children }: { children: ReactNode }) {
  const surface: Surface = {
    width: 40,
    height: 10,
    theme: { colour: false, ascii: false },
    bell: 'off',
    router: router({ type() {}, nudge() {}, refuse() {}, interrupt() {}, repaint() {} }),
    appServices: noAppServices(),
    now: () => 0,
    send() {},
    draw() {},
    repaint() {},
    shownRows: () => [],
    copyScreen() {},
    copy() {},
    outside: run => run(),
    exit() {},
  }
  return <SurfaceContext value={surface}>{children}</SurfaceContext>
}

/** Until what was typed has been drawn. */
async function drawn(): Promise<void> {
  for (let i = 0; i < 6; i++) await new Promise(resolve => setImmediate(resolve))
}

function plain(frame: string | undefined): string[] {
  return (frame ?? '').split('\n').map(row => row.replace(/\x1b\[[0-9;]*m/g, '').trimEnd())
}

describe('rows', () => {
  const grid = new Grid(40, 3)
  grid.put(0, 1, 'THE BET', 'strong')
  grid.put(2, 1, '漢字 and ● are wide and narrow')

  it('are the drawing, row for row', () => {
    const { lastFrame } = render(
      <On>
        <Rows of={grid} />
      </On>,
    )
    expect(plain(lastFrame())).toEqual([' THE BET', '', ' 漢字 and ● are wide and narrow'])
  })

  it('are as many as asked for: padded with blank ones, or cut', () => {
    for (const height of [2, 5]) {
      const { lastFrame } = render(
        <On>
          <Rows of={grid} height={height} />
        </On>,
      )
      expect(plain(lastFrame())).toHaveLength(height)
    }
  })
})

describe('a field', () => {
  function Typed({ masked, told }: { masked?: boolean; told(text: string): void }) {
    const [value, setValue] = useState('')
    const change = (text: string) => {
      setValue(text)
      told(text)
    }
    return (
      <On>
        <Field value={value} onChange={change} prompt="park > " width={40} masked={masked} />
      </On>
    )
  }

  it('shows what is typed behind its prompt, and tells it', async () => {
    const said: string[] = []
    const { stdin, lastFrame } = render(<Typed told={text => said.push(text)} />)
    await drawn()
    stdin.write('who ')
    await drawn()
    stdin.write('pays?')
    await drawn()
    expect(plain(lastFrame())[0]).toBe(' park > who pays?')
    expect(said).toEqual(['who ', 'who pays?'])
  })

  it('draws the same whatever is typed when it is masked', async () => {
    const frames = new Set<string | undefined>()
    for (const text of ['a', 'the release queue', '漢字'.repeat(40)]) {
      const said: string[] = []
      const { stdin, lastFrame } = render(<Typed masked told={t => said.push(t)} />)
      await drawn()
      stdin.write(text)
      await drawn()
      expect(said).toEqual([text])
      frames.add(lastFrame())
    }
    expect(frames.size).toBe(1)
    expect(plain([...frames][0])[0]).toContain('typing…')
  })
})
