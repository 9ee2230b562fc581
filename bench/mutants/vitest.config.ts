/** The project's tests for mutants: in the order of FLYWHEEL_ORDER; with FLYWHEEL_RECORD also written down, file by file, what they run. */
import { join, relative, sep } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import config from '../../vitest.config.ts'
import { withProbes } from './probes.ts'

const root = join(import.meta.dirname, '../..')
const order = (process.env.FLYWHEEL_ORDER ?? '').split(' ')

/** Likeliest first, so that the run ends early. */
class Given extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => order.findIndex(file => moduleId.endsWith(`/${file}`))
    return files.toSorted((a, b) => place(a) - place(b))
  }
}

const probes = {
  name: 'probes',
  enforce: 'pre' as const,
  transform(text: string, id: string) {
    const path = relative(root, id).replaceAll(sep, '/')
    return /^src\/.*\.tsx?$/.test(path) ? { code: withProbes(text, path), map: null } : undefined
  },
}

for (const project of config.test?.projects ?? []) {
  if (process.env.FLYWHEEL_RECORD === undefined || typeof project !== 'object' || !('test' in project)) continue
  project.plugins = [probes]
  // Each file in a process of its own: what is loaded by one and used by the next would be put down to the first only.
  project.test = {
    ...project.test,
    isolate: true,
    fsModuleCache: false,
    setupFiles: [join(import.meta.dirname, 'record.ts')],
  }
}

export default { ...config, test: { ...config.test, sequence: { sequencer: Given } } }
