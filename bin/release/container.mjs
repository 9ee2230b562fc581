/** The image of the service as an OCI archive, made of docs/service/Containerfile and the packed program. */
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isThere, run } from './folders.mjs'

/** An image that is there already under another name than the one the Containerfile fetches. */
const { FLYWHEEL_BASE: base } = process.env

/** Builds it; the name of the file in `out`, or why it was left out. */
export function makeContainer({ root, out, work, version, seconds, tarball }) {
  const file = join(root, 'docs', 'service', 'Containerfile')
  if (!existsSync(file)) return { leftOut: 'there is no docs/service/Containerfile' }
  if (!isThere('buildah')) return { leftOut: 'buildah is not here' }
  const context = join(work, 'container')
  rmSync(context, { recursive: true, force: true })
  mkdirSync(context, { recursive: true })
  copyFileSync(join(out, tarball), join(context, tarball))
  const image = `localhost/flywheel:${version}`
  const made = `flywheel-${version}-image.tar`
  try {
    // Without cached layers, which would bring the times of the build before.
    const words = [
      'bud',
      '--isolation',
      'chroot',
      '--no-cache',
      '--timestamp',
      String(seconds),
      ...(base ? ['--build-arg', `BASE=${base}`] : []),
    ]
    run('buildah', [...words, '-f', file, '-t', image, context])
    const layout = join(work, 'image')
    rmSync(layout, { recursive: true, force: true })
    run('buildah', ['push', image, `oci:${layout}:${version}`])
    // Packed here: in an archive that buildah writes the times are those of its writing.
    const alike = [
      '--sort=name',
      `--mtime=@${seconds}`,
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mode=u=rwX,go=rX',
    ]
    run('tar', [...alike, '-cf', join(out, made), '-C', layout, '.'])
    return { file: made }
  } catch (error) {
    return { leftOut: `the image could not be built: ${error.message}` }
  }
}
