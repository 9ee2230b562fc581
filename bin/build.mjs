/** Builds dist/: one self-contained program in a few lazily loaded pieces, its help pages, the map library, and the licences of what is inside. */
import { execFile } from 'node:child_process'
import {
  accessSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { notices } from './licences.mjs'
import { replaced } from './replaced.mjs'
import { sourcesIn } from './sources.mjs'
import { everyClient, withoutNativeParts } from './ssh2-changes.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
/** The finished turn that `flywheel demo` plays. */
const demo = join(root, 'sessions', 'examples', 'checkout-t0002.json')

/** True when something the program is made of is newer than the last build. */
function isStale() {
  const built = timeOf(join(dist, 'built'))
  if (!built || readFileSync(join(dist, 'built'), 'utf8') !== mark()) return true
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
  return [
    ...sources,
    ...examples(),
    ...readdirSync(join(root, 'docs'), { withFileTypes: true }).flatMap(e =>
      e.isFile() ? [join(root, 'docs', e.name)] : [],
    ),
    join(root, 'package.json'),
    join(root, 'package-lock.json'),
    join(root, 'tsconfig.map.json'),
    ...['build.mjs', 'licences.mjs', 'replaced.mjs', 'sources.mjs', 'ssh2-changes.mjs', 'ssh2-mlkem.cjs'].map(name =>
      join(root, 'bin', name),
    ),
  ].some(file => timeOf(file) > built)
}

/** What the built program was built of, as it stands in dist/built: another version or commit is built anew. */
function mark() {
  return `${versionOf()} ${sourcesIn(root).commit}\n`
}

function versionOf() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version
}

/** The finished sessions that come with the program. */
function examples() {
  const folder = join(root, 'sessions', 'examples')
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter(name => name.endsWith('.json'))
  return names.sort().map(name => join(folder, name))
}

function timeOf(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
}

async function build() {
  const { build: bundle } = await import('esbuild')
  const built = mark()
  const { commit, day } = sourcesIn(root)
  // Made aside and put in place whole: a build that fails, or two at a time, leave a program that runs.
  const aside = join(root, 'node_modules', `.flywheel-${process.pid}`)
  const common = {
    absWorkingDir: root,
    outdir: aside,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    metafile: true,
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VERSION__: JSON.stringify(versionOf()),
      __COMMIT__: JSON.stringify(commit),
    },
    // Some packages ask for older versions; one, the newest, measures for all.
    alias: { 'string-width': './node_modules/string-width/index.js' },
    // Packages of the older module kind ask for Node's own modules by `require`.
    banner: { js: "import{createRequire as $r}from'node:module';const require=$r(import.meta.url);" },
    plugins: [startFast, throughTheDoor],
    logLevel: 'warning',
  }
  const bundles = await Promise.all([
    bundle({
      ...common,
      // Rooms and homes of `flywheel serve` run in processes of their own.
      entryPoints: { main: 'src/cli/main.ts', worker: 'src/cli/serving/worker.ts' },
      splitting: true,
      chunkNames: 'part-[hash]',
    }),
    bundle({ ...common, entryPoints: ['src/cli/map-lines.ts'], plugins: [...common.plugins, configApart] }),
    // What others import as flywheel/map.
    bundle({ ...common, entryPoints: { map: 'src/map/index.ts' } }),
    // What the first picture needs is there twice, because one file loads faster than the ten it would share, and sooner still as
    // one of the older module kind, as the launcher is. What a help page needs to know is for the launcher as well.
    bundle({
      ...common,
      entryPoints: ['src/cli/first-picture.ts', 'src/cli/started-as.ts'],
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      banner: {},
      plugins: [startFast, throughTheDoor, nodeWhenCalled, configApart],
    }),
    // What reads a config file is loaded by these two only where there is one.
    bundle({
      ...common,
      entryPoints: { 'config-read': 'src/cli/config/read.ts', 'config-keys': 'src/cli/config/keys.ts' },
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      banner: {},
    }),
    // A process of its own; ssh2 is of the older module kind and asks where its file lies.
    bundle({
      ...common,
      entryPoints: { gateway: 'src/remote/gateway/main.ts' },
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
      banner: {},
      plugins: [withoutNativeParts, everyClient],
    }),
  ])
  await declarations(join(aside, 'types'))
  const inputs = bundles.flatMap(made => Object.keys(made.metafile.inputs))
  if (existsSync(demo)) copyFileSync(demo, join(aside, 'demo.json'))
  writeFileSync(join(aside, 'THIRD-PARTY.txt'), notices(root, inputs))
  await writePages(bundle, common, aside, day)
  writeFileSync(join(aside, 'built'), built)
  rmSync(dist, { recursive: true, force: true })
  renameSync(aside, dist)
}

/** The types of the map library, which name each other as the built modules would be called. */
async function declarations(folder) {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const words = [compiler, '-p', join(root, 'tsconfig.map.json'), '--outDir', folder]
  await promisify(execFile)(process.execPath, words).catch(error => {
    throw new Error(`the types of the map library could not be written: ${error.stdout || error.message}`)
  })
  for (const name of readdirSync(folder, { recursive: true }).filter(name => name.endsWith('.d.ts'))) {
    const text = readFileSync(join(folder, name), 'utf8')
    writeFileSync(join(folder, name), text.replace(/((?:from |import\()['"]\.[^'"]*)\.tsx?(?=['"])/g, '$1.js'))
  }
}

/** Stands in a built page for what people type to start this program; bin/run.js puts that in its place. */
const programMark = '\0'

/** Help, manual pages and completions, printed once by a bundle that is not kept, so that showing one loads nothing of the program. */
async function writePages(bundle, common, folder, day) {
  const outdir = `${folder}-pages`
  await bundle({ ...common, outdir, entryPoints: { pages: 'src/cli/manuals/built-pages.ts' } })
  const { builtPages } = await import(pathToFileURL(join(outdir, 'pages.js')).href)
  rmSync(outdir, { recursive: true, force: true })
  const docs = name => readFileSync(join(root, 'docs', `${name}.md`), 'utf8')
  for (const [name, text] of Object.entries(builtPages(programMark, day, docs))) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

/**
 * What three packages do at start-up that a terminal program need not wait for. Each edit must find its text, so that
 * an upgrade that moves it fails here and not in somebody's start-up time.
 */
const startFast = {
  name: 'start-fast',
  setup(on) {
    // Ink's bridge to the React browser tools is never opened here.
    on.onResolve({ filter: /^react-devtools-core$/ }, () => ({ path: 'none', namespace: 'nothing' }))
    on.onLoad({ filter: /.*/, namespace: 'nothing' }, () => ({ contents: 'export default {}' }))

    // Yoga fetches its WebAssembly from a data: address, which loads an HTTP client first. It is compiled in place instead.
    on.onLoad({ filter: /yoga-layout\/dist\/src\/index\.js$/ }, args => ({
      contents: replaced(args.path, [
        [
          'const Yoga = wrapAssembly(await loadYoga());',
          `const yoga = { instantiateWasm(imports, done) {
             const bytes = Buffer.from(loadYoga.wasm, 'base64')
             const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports)
             done(instance)
             return instance.exports
           } }
           loadYoga(yoga)
           const Yoga = wrapAssembly(yoga)`,
        ],
      ]),
    }))
    on.onLoad({ filter: /yoga-wasm-base64-esm\.js$/ }, args => {
      const wasm = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]+)/.exec(readFileSync(args.path, 'utf8'))[1]
      return {
        contents: replaced(args.path, [
          [wasm, ''],
          ['export default loadYoga;', `loadYoga.wasm = '${wasm}'\nexport default loadYoga;`],
        ]),
      }
    })

    // string-width compiles the list of all emoji when it is loaded; most screens never measure one.
    on.onLoad({ filter: /string-width\/index\.js$/ }, args => ({
      contents: replaced(args.path, [
        ['const segmenter = new Intl.Segmenter();', 'let segmenter;'],
        ['of segmenter.segment(string)', 'of (segmenter ??= new Intl.Segmenter()).segment(string)'],
        ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
        [
          'rgiEmojiRegex.test(segment)',
          `mayBeEmoji.test(segment) && (rgiEmojiRegex ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(segment)`,
        ],
        ['const unqualifiedKeycapRegex', 'const mayBeEmoji = /\\p{Emoji}/u;\nconst unqualifiedKeycapRegex'],
      ]),
    }))
  },
}

/**
 * Leads every import through the door of the map library to the module that has it. The build parts the program by files, not by names:
 * left alone, all behind the door would be loaded with any of it, by the first picture as well.
 */
const throughTheDoor = {
  name: 'through-the-door',
  setup(on) {
    const door = join(root, 'src', 'map', 'index.ts')
    const homes = homesBehind(readFileSync(door, 'utf8'))
    on.onLoad({ filter: /[\\/]src[\\/].*\.tsx?$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8')
      if (path === door || !text.includes('map/index.ts')) return undefined
      const contents = text.replace(
        /^import (?!type)\{([^}]*)\} from '([^']*\bmap\/index\.ts)'$/gm,
        (line, names, to) => (join(dirname(path), to) === door ? straight(names, dirname(to), homes) : line),
      )
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

/** Where each name that a door hands out is at home, beside it. */
function homesBehind(text) {
  const homes = new Map()
  for (const [, names, home] of text.matchAll(/^export \{([^}]*)\} from '([^']+)'$/gm))
    for (const name of valuesIn(names)) homes.set(name, home)
  return homes
}

/** The names between the braces of an import or export that are there when the program runs. */
function valuesIn(names) {
  return names
    .split(',')
    .map(name => name.trim())
    .filter(name => name && !name.startsWith('type '))
}

/** One import through a door as imports from where the names are at home, on one line, so that errors name the right one. */
function straight(names, folder, homes) {
  return valuesIn(names)
    .map(name => {
      const home = homes.get(name)
      if (!home) throw new Error(`src/map/index.ts does not hand out ${name}`)
      return `import { ${name} } from '${folder}/${home.replace(/^\.\//, '')}'`
    })
    .join(';')
}

/** Node's own modules that take some ms to load and that the first picture does without: they are loaded at the first call. */
const nodeWhenCalled = {
  name: 'node-when-called',
  setup(on) {
    on.onResolve({ filter: /^node:(?:crypto|fs\/promises)$/ }, ({ path, namespace }) =>
      namespace === 'when-called' ? undefined : { path, namespace: 'when-called', sideEffects: false },
    )
    on.onLoad({ filter: /.*/, namespace: 'when-called' }, async ({ path }) => {
      const calls = Object.entries(await import(path)).filter(
        ([name, is]) => name !== 'default' && typeof is === 'function',
      )
      return {
        contents: calls
          .map(([name]) => `export const ${name} = (...words) => require('${path}').${name}(...words)`)
          .join('\n'),
      }
    })
  },
}

/** What reads the config file as a bundle of its own: only a person who has one waits for it. */
const configApart = {
  name: 'config-apart',
  setup(on) {
    on.onResolve({ filter: /^\.\/(?:read|keys)\.ts$/ }, ({ path, importer }) =>
      importer.endsWith(join('config', 'load.ts'))
        ? { path: `./config-${basename(path, '.ts')}.cjs`, external: true }
        : undefined,
    )
  },
}

/** What keeps this folder from being built in, in a sentence; undefined when nothing does. */
function whyNot() {
  for (const folder of [root, join(root, 'node_modules'), dist]) {
    if (folder === dist && !existsSync(folder)) continue
    try {
      accessSync(folder, constants.W_OK)
    } catch (error) {
      if (error.code === 'ENOENT') return `${folder} is not there. Run: npm ci`
      const why = error.code === 'EROFS' ? 'the disk can only be read' : 'you may not write there'
      const asItIs = existsSync(join(dist, 'main.js')) ? ', or start what is built: node bin/flywheel.js' : ''
      return `${folder} cannot be changed: ${why}. Make it writable${asItIs}`
    }
  }
  return undefined
}

if (!process.argv.includes('--if-needed') || isStale()) {
  const why = whyNot()
  if (why) {
    process.stderr.write(
      `flywheel: the sources are newer than the built program, and it could not be built again: ${why}\n`,
    )
    process.exitCode = 1
  } else
    await build().catch(error => {
      // What is wrong in the sources esbuild has shown itself, with file and line.
      const say = error.errors ? 'the sources do not build; the lines above say where' : error.message
      process.stderr.write(`flywheel: ${say}. What was built before is as it was.\n`)
      if (!error.errors && process.env.FLYWHEEL_DEBUG) process.stderr.write(`${error.stack}\n`)
      process.exitCode = 1
    })
}
