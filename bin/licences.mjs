/** The notices of everything that is built into the program: dist/THIRD-PARTY.txt. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Packages whose licence text is not in what npm has of them, with the text as it stands in their repository. */
const elsewhere = { 'yoga-layout': 'docs/licences/yoga-layout.txt' }

/** Packages that hold somebody else's work under a licence of its own, which they do not come with. */
const within = {
  unhomoglyph: [
    'Its data.json is made from the confusables of Unicode (UTS 39), under:',
    'docs/licences/unicode-3.0.txt',
  ],
}

/** The folders of the packages that the inputs of a bundle come from. */
export function homesOf(inputs) {
  const homes = inputs.map(input => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0])
  return [...new Set(homes.filter(Boolean))].sort()
}

/** Name, version, licence text and notices of every package among the inputs. Throws for one that has no text. */
export function notices(root, inputs) {
  return homesOf(inputs)
    .map(home => {
      const { name, version } = JSON.parse(readFileSync(join(root, home, 'package.json'), 'utf8'))
      const [say, other] = within[name] ?? []
      const texts = [
        `${name} ${version}`,
        licenceOf(root, home, name),
        ...filesOf(root, home, /^notice/i),
        ...(other ? [`${say}\n\n${readFileSync(join(root, other), 'utf8').trim()}`] : []),
      ]
      return `${texts.join('\n\n')}\n`
    })
    .join(`\n${'-'.repeat(80)}\n\n`)
}

/** The file of that name, else the part of the README under such a heading, else what we keep of it. */
function licenceOf(root, home, name) {
  const files = filesOf(root, home, /^licen[cs]e/i)
  if (files.length) return files.join('\n\n')
  const [readme = ''] = filesOf(root, home, /^readme/i)
  const [, part = ''] = /^##? *licen[cs]e *\n([\s\S]*?)(?=^#|$(?![\s\S]))/im.exec(readme) ?? []
  if (part.includes('Permission is hereby granted')) return part.trim()
  if (!elsewhere[name]) throw new Error(`${home} has no licence text; find it and name it in bin/licences.mjs`)
  return readFileSync(join(root, elsewhere[name]), 'utf8').trim()
}

function filesOf(root, home, wanted) {
  const names = readdirSync(join(root, home)).filter(name => wanted.test(name))
  return names.sort().map(name => readFileSync(join(root, home, name), 'utf8').trim())
}
