/** A strict reader of OpenMetrics text: it throws at whatever the format does not allow. */

type Family = { type: string; unit: string | undefined; samples: Record<string, number> }

const suffixes: Record<string, readonly string[]> = {
  gauge: [''],
  counter: ['_total', '_created'],
  info: ['_info'],
  histogram: ['_bucket', '_count', '_sum'],
}
const label = String.raw`[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*"`
const sample = new RegExp(
  String.raw`^([a-zA-Z_:][\w:]*)(\{${label}(?:,${label})*\})? (-?\d+(?:\.\d+)?(?:e[-+]?\d+)?|\+Inf|NaN)$`,
)

export function readOpenMetrics(text: string): Map<string, Family> {
  const lines = text.split('\n')
  if (lines.pop() !== '' || lines.pop() !== '# EOF') throw new Error('does not end with # EOF')
  const families = new Map<string, Family>()
  let name = ''
  for (const line of lines) {
    const meta = /^# (TYPE|UNIT|HELP) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line)
    if (meta) {
      const [, what, of = '', said = ''] = meta
      if (what === 'TYPE') {
        if (families.has(of)) throw new Error(`${of} comes twice`)
        if (!suffixes[said]) throw new Error(`${said} is no type`)
        name = of
        families.set(of, { type: said, unit: undefined, samples: {} })
      } else if (of !== name) throw new Error(`${line} stands in ${name}`)
      const family = families.get(of)
      if (what === 'UNIT' && family) {
        if (!of.endsWith(`_${said}`)) throw new Error(`${of} does not end with its unit`)
        family.unit = said
      }
      continue
    }
    const [, of, labels = '', value] = sample.exec(line) ?? []
    const family = families.get(name)
    if (of === undefined || !family) throw new Error(`this is no sample: ${line}`)
    if (!suffixes[family.type]?.some(suffix => of === name + suffix)) throw new Error(`${of} is none of ${name}`)
    if (family.samples[of + labels] !== undefined) throw new Error(`${of + labels} comes twice`)
    family.samples[of + labels] = Number(value === '+Inf' ? Number.POSITIVE_INFINITY : value)
  }
  return families
}
