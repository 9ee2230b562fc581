/** completion: what a shell needs to finish our command lines. */
import { exitCodes } from '../../../errors.ts'
import { print } from '../../files/output.ts'
import { command } from '../../parsing/command.ts'

const shells = ['bash', 'zsh', 'fish'] as const

export const completion = command<{ shell: (typeof shells)[number] }>({
  usage: 'completion <shell>',
  about: 'Print what bash, zsh or fish needs to complete',
  examples: [
    ["echo 'source <(flywheel completion bash)' >> ~/.bashrc", 'bash'],
    ["echo 'source <(flywheel completion zsh)' >> ~/.zshrc", 'zsh'],
    ['flywheel completion fish > ~/.config/fish/completions/flywheel.fish', 'fish'],
  ],
  words: { shell: { choices: shells, describe: 'bash, zsh or fish' } },
  unconfigured: true,
  async run({ shell }, { commands }) {
    const { completionFor } = await import('../../manuals/index.ts')
    await print(completionFor(shell, commands))
    return exitCodes.ok
  },
})
