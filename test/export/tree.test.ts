/** The star tree as other programs read it, and the bet as a decision record. */
import { execFileSync, spawnSync } from 'node:child_process'
import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { decisionRecord } from '../../src/export/decision-record.ts'
import { asMindmap, asOpml } from '../../src/export/tree.ts'
import type { StepOf } from '../../src/session/shapes.ts'
import type { Move, Session } from '../../src/session/types.ts'
import { capital } from '../../src/text.ts'
import { further, played } from '../kinds/played.ts'
import { hostileTexts } from '../support/hostile-texts.ts'

/** What a reader of Markdown sees of a node. */
function wordsOf(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(wordsOf).join('') : ''
}

const step: StepOf<'tree'> = {
  id: 't',
  kind: 'tree',
  title: 'Star',
  ask: 'What?',
  minutes: 3,
  levels: ['star', 'input', 'work'],
}
const add = (text: string, level: number, parent?: string): Move => ({
  in: 't',
  do: 'add',
  text,
  level,
  ...(parent ? { parent } : {}),
})
const tree = (...moves: Move[]): Session => played([step], [{ do: 'go', to: 't' }, ...moves])

/** orders over answers over faq; an input that hangs on nothing. */
const grown = tree(add('orders', 0), add('answers', 1, 's7-8'), add('faq', 2, 's7-9'), add('payments', 1))
const wide = tree(add('orders', 0), ...hostileTexts.map(text => add(text, 1, 's7-8')))

const python = spawnSync('python3', ['-c', 'import xml.etree']).status === 0
/** What Python's own XML reader makes of an outline: a pair of depth and text each. */
function outline(opml: string | undefined): [number, string][] {
  const reader = `
import json, sys, xml.etree.ElementTree as E
def walk(at, depth):
    for child in at.findall('outline'):
        yield (depth, child.get('text'))
        yield from walk(child, depth + 1)
print(json.dumps(list(walk(E.parse(sys.stdin.buffer).getroot().find('body'), 0))))`
  return JSON.parse(execFileSync('python3', ['-c', reader], { input: opml ?? '', encoding: 'utf8' }))
}

test.skipIf(!python)('an outline holds every node where it hangs, whatever it is called', () => {
  expect(outline(asOpml(grown))).toEqual([
    [0, 'orders'],
    [1, 'answers'],
    [2, 'faq'],
    [0, 'payments'],
  ])
  expect(outline(asOpml(wide))).toEqual([[0, 'orders'], ...hostileTexts.map(text => [1, text])])
})

test('a mindmap has one root, a line a node, and no sign of its own in a text', () => {
  expect(asMindmap(grown)?.split('\n')).toEqual([
    'mindmap',
    expect.stringMatching(/^ {2}n0\["/),
    '    n1["orders"]',
    '      n2["answers"]',
    '        n3["faq"]',
    '    n4["payments"]',
    '',
  ])
  const lines = asMindmap(wide)?.trimEnd().split('\n').slice(2) ?? []
  const read = lines.map(line => /^ {4}n\d+\["((?:[^"#&<>`\\;]|#\d+;)*)"\]$/.exec(line)?.[1])
  expect(read.map(text => text?.replace(/#(\d+);/g, (_, code) => String.fromCharCode(code)))).toEqual(hostileTexts)
})

test('no tree, no file', () => {
  expect([asOpml(tree()), asMindmap(tree())]).toEqual([undefined, undefined])
})

const decide: StepOf<'decide'> = {
  id: 'd',
  kind: 'decide',
  title: 'Bet',
  ask: 'Which?',
  minutes: 3,
  hidden: true,
  options: 'o',
}
const write: StepOf<'write'> = { id: 'o', kind: 'write', title: 'Options', ask: 'What?', minutes: 3 }
const fill = (gap: 'we' | 'if' | 'measure' | 'from' | 'to' | 'until' | 'stop' | 'owner', text: string): Move => ({
  in: 'd',
  do: 'fill',
  gap,
  text,
})

function decided(we: string, ...moves: Move[]): Session {
  const options = [we, 'build it', 'wait'].map((text): Move => ({ in: 'o', do: 'add', text }))
  const filled = [
    fill('we', we),
    fill('measure', 'orders'),
    fill('from', '61'),
    fill('to', '70'),
    fill('until', '2026-12-19'),
  ]
  return played([write, decide], [{ do: 'go', to: 'o' }, ...options, { do: 'go', to: 'd' }, ...filled, ...moves])
}

test('the bet is a decision record: who, what else there was, what is expected, and how it will be looked at', () => {
  const open = decided('stop the review', fill('stop', 'two complaints'))
  expect(decisionRecord(open)).toBeUndefined()
  const text = decisionRecord(further(open, { do: 'reveal', step: 'd' })) ?? ''
  const [, head = '', body = ''] = text.split(/^---$/m)
  expect(parse(head)).toMatchObject({
    status: 'proposed',
    date: '2026-11-21',
    'decision-makers': expect.arrayContaining(['Ana', 'Bo']),
  })
  const headings = fromMarkdown(body).children.flatMap(n =>
    n.type === 'heading' && n.children[0]?.type === 'text' ? [n.children[0].value] : [],
  )
  expect(headings).toEqual([
    'Stop the review',
    'Context and Problem Statement',
    'Considered Options',
    'Decision Outcome',
    'Consequences',
    'Confirmation',
  ])
  for (const line of [
    '- stop the review\n- build it\n- wait\n',
    'from 61 to 70 by 19 Dec',
    'Stop or change if: two complaints',
  ])
    expect(body).toContain(line)
})

test('nothing typed becomes markup of the record', () => {
  const made = further(decided('build it'), { do: 'reveal', step: 'd' })
  for (const text of hostileTexts) {
    const record = decisionRecord(further(made, fill('we', text))) ?? ''
    const { children } = fromMarkdown(record.replace(/^---\n[\s\S]*?\n---\n/, ''))
    expect([...new Set(children.map(n => n.type))].sort()).toEqual(['heading', 'list', 'paragraph'])
    // The record begins with what is done, as a reader of Markdown reads it.
    const [title] = children
    expect(title && wordsOf(title)).toBe(capital(text))
  }
})
