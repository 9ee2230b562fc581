/** completion: what a shell needs to finish our command lines. */
import { exitCodes } from '../../../errors.ts'
import { print } from '../../files/output.ts'
import { command } from '../../parsing/command.ts'

const shells = ['bash', 'zsh', 'fish'] as const

export const completion = command<{ shell: (typeof shells)[number] }>({
  usage: 'completion <shell>',
  about: 'Print what bash, zsh or fish needs to complete',
  examples: [
    ['flywheel completion bash >> ~/.bashrc', 'bash'],
    ['flywheel completion zsh >> ~/.zshrc', 'zsh'],
    ['flywheel completion fish > ~/.config/fish/completions/flywheel.fish', 'fish'],
  ],
  words: { shell: { choices: shells, describe: 'bash, zsh or fish' } },
  unconfigured: true,
  async run({ shell }, program) {
    if (shell === 'fish') await print(fish)
    else program.printCompletion(shell)
    return exitCodes.ok
  },
})

/** Ours, because the parser's own script for fish leaves out the names of files. */
const fish = `# flywheel completion for fish
function __flywheel_words
  flywheel --get-yargs-completions (commandline -opc) (commandline -ct) 2>/dev/null
end
complete -c flywheel -a '(__flywheel_words)'
`
