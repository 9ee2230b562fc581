/** The version of the program and the commit it was built from, put in by the build. */
declare const __VERSION__: string | undefined
declare const __COMMIT__: string | undefined

export const version: string = typeof __VERSION__ === 'string' ? __VERSION__ : 'unbuilt'

/** `0.1.0 (153c97eb)`: what `--version` prints; the version alone where it was not built from git. */
export const versionLine: string = typeof __COMMIT__ === 'string' && __COMMIT__ ? `${version} (${__COMMIT__})` : version
