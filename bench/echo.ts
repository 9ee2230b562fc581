/** How often the program is right that a topic came up before, on the turns of the examples, which a person labelled. */
import { judged, rates } from '../test/support/echo-labels.ts'
import { figure } from './measure/figures.ts'

const { all, unlabelled } = judged()
const { right, told, known } = rates(all)
const percent = (share: number) => `${(100 * share).toFixed(0)} %`

for (const { team, turn, topic, again, told: said } of all)
  for (const one of said.filter(t => !again.includes(t)))
    console.log(`  wrongly told: ${team} turn ${turn}, "${topic}", as in turn ${one}`)
console.log(`  ${all.length} topics, of ${known} that came up before ${right} are told (${percent(right / known)})`)
if (unlabelled.length) console.log(`  not labelled: ${unlabelled.join('; ')}`)
figure('echo: told rightly', `${right} of ${told}, ${percent(right / told)}`, '>= 90 %', right / told >= 0.9)
