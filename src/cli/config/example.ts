/** A config file to begin with: every setting in a remark, so that it sets nothing until a line is taken out of it. */

export const example = `# Settings of flywheel. Take the # away from what you want to set.

# Where sessions are: a folder (a short path counts from where you start), or a database.
# dir: ~/retros
# store: postgres://flywheel@db.example.com/retros

# Who is here when a team has its first turn; later turns take the people of the last one.
# team: checkout
# people: [Ana, Bo, Chidi]
# teams:
#   checkout: [Ana, Bo, Chidi]
#   data platform: [Dora, Emil]

# The agenda of a new session.
# agenda: retro

# How it looks and sounds.
# color: true
# theme: terminal    # its own colours; or light, dark, contrast
# ascii: false
# linear: false
# bell: end          # when the time of a step is up; on: when a hand goes up or all are done, too; off
# mouse: true
# motion: full       # reduced: no seconds, no blinking, nothing plays by itself

# Keys, by the names that "flywheel config --keys" lists. Enter, esc, tab, arrows and F1 stay.
# keys:
#   step.next: Z
#   everywhere.quit: [X, ctrl-x]
`
