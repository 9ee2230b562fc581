/** Figures from a git folder, from deployments, from a table: what is read, what is left out, and nothing about persons. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { readDeployments } from '../../src/evidence/deployments.ts'
import { readGit } from '../../src/evidence/git.ts'
import { readTable } from '../../src/evidence/table.ts'
import { inOrder, sayOffer } from '../../src/session/offer.ts'
import { authors, repositoryFor } from '../support/repository.ts'

const days = { since: '2026-09-01', until: '2026-11-21' }
const today = '2026-11-21'
const seconds = Date.parse('2026-11-20T12:00:00Z') / 1000

describe.skipIf(spawnSync('git', ['--version']).status !== 0)('git', () => {
  test('each tag is a delivery from its first commit on, with a name where it is a version', async () => {
    const folder = repositoryFor(120, 40, seconds)
    const { tags, commits, merges, offers } = await readGit(folder, days)
    // The first of the three tags has the whole history before it and says nothing of one release.
    expect({ tags, commits, merges }).toEqual({ tags: 3, commits: 72, merges: 8 })
    expect(inOrder(offers).map(offer => sayOffer(offer, today))).toEqual([
      'Releases: 0.3 a week on 21 Nov (n = 3)',
      'From a commit to its tag: 44.5 h on 21 Nov (n = 72)',
      'merged, waits for its release: 39 h (n = 8)',
      'a release: 17 Nov to 19 Nov (n = 40)',
      'v1.3: 18 Nov to 21 Nov (n = 40)',
    ])
  })

  test('nothing of it names anybody', async () => {
    const said = JSON.stringify(await readGit(repositoryFor(500, 20, seconds), days))
    expect(said).toContain('v1.25')
    for (const [name, address] of authors)
      for (const word of [name, ...name.split(' '), address]) expect(said).not.toContain(word)
  })

  test('tags outside the days do not count, and their commits are not the next one’s', async () => {
    const { offers } = await readGit(repositoryFor(120, 40, seconds), { since: '2026-11-20', until: '2026-11-21' })
    expect(offers.filter(({ what }) => what === 'delivery')).toMatchObject([{ from: '2026-11-18', n: 40 }])
  })

  test('a folder without a history, or without git, is said to be so', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'flywheel-none-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    await expect(readGit(folder, days)).rejects.toThrow('is not a git folder')
    await expect(readGit(join(folder, 'gone'), days)).rejects.toThrow('is not a git folder')
    spawnSync('git', ['init', '-q', folder])
    await expect(readGit(folder, days)).rejects.toThrow('has no commit yet')
  })
})

describe('deployments', () => {
  const run = (day: number, result: string, more = {}) => ({
    id: day,
    createdDate: `2026-11-${10 + day}T08:00:00Z`,
    startedDate: `2026-11-${10 + day}T09:30:00Z`,
    finishedDate: `2026-11-${10 + day}T10:00:00Z`,
    environment: 'PRODUCTION',
    result,
    displayTitle: 'merged by Petra Lindqvist',
    ...more,
  })
  const runs = [run(1, 'SUCCESS'), run(2, 'FAILURE'), run(3, 'FAILURE'), run(4, 'SUCCESS'), run(5, 'CANCELLED')]
  const staging = run(6, 'FAILURE', { environment: 'STAGING' })

  test('how many, how many failed, how long until it worked again, how long they waited', () => {
    const read = readDeployments(JSON.stringify([...runs, staging]), days)
    expect([read?.runs, read?.leftOut]).toEqual([4, 2])
    expect(read?.offers.map(offer => sayOffer(offer, today))).toEqual([
      'Deployments: 0.2 a week on 14 Nov (n = 2)',
      'Deployments that failed: 50 % on 14 Nov (n = 4)',
      'From a failed one to the next that worked: 48 h on 14 Nov (n = 1)',
      'waits for its deployment: 1.5 h (n = 4)',
    ])
    expect(JSON.stringify(read)).not.toContain('Petra')
  })

  test('the fields of other versions and tools mean the same', () => {
    const asGh = runs.map(({ createdDate, startedDate, finishedDate, result }) => ({
      status: 'completed',
      conclusion: result.toLowerCase(),
      createdAt: createdDate,
      startedAt: startedDate,
      updatedAt: finishedDate,
    }))
    const { offers } = readDeployments(JSON.stringify(runs), days) ?? {}
    expect(readDeployments(JSON.stringify({ workflow_runs: asGh }), days)?.offers).toEqual(offers)
  })

  test.each([
    '',
    '{}',
    '[]',
    '[1, null, "x"]',
    '[{"name":"x"}]',
    '{"a":',
    '['.repeat(5000),
    '[{"result":"success","finishedAt":"never"}]',
  ])('what is no list of runs is none: %.20j', text => expect(readDeployments(text, days)).toBeUndefined())
})

describe('a table', () => {
  const read = (text: string) => readTable(text, { ...days, today })

  test('two columns of days are deliveries, whichever stands first, with the name of what it was', () => {
    const table =
      'Feature;Owner;Released;Requested\nsearch;Petra;24 Oct;10 Sep\n"export; all";Bo;2026-11-02;1 Oct\n;;;\n'
    const { columns, rows, offers } = read(table) ?? {}
    expect(columns).toEqual([
      ['Feature', 'name'],
      ['Owner', 'left out'],
      ['Released', 'there'],
      ['Requested', 'asked for'],
    ])
    expect(rows).toBe(2)
    expect(offers?.map(offer => sayOffer(offer, today))).toEqual([
      'search: 10 Sep to 24 Oct',
      'export; all: 1 Oct to 2 Nov',
    ])
  })

  test('one column of days: every column of numbers is a number, by its heading', () => {
    const { offers } =
      read('\uFEFFday,orders without help,author,note\n2026-11-02,61,7,a\n2026-11-16,"64,5",8,b\n2026-08-01,50,9,c') ??
      {}
    expect(offers?.map(offer => sayOffer(offer, today))).toEqual([
      'orders without help: 61 on 2 Nov',
      'orders without help: 64.5 on 16 Nov',
    ])
  })

  test('without days there is nothing to read', () => {
    for (const text of ['', 'a,b\n1,2', 'x', '"', 'name\nAna']) expect(read(text)).toBeUndefined()
  })
})
