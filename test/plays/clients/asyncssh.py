"""A terminal over asyncssh: clients/asyncssh.py PORT NAME KNOWN_HOSTS CODE. What is typed goes there, what is shown comes back."""
import sys

# Found beside this file first, it would be this file.
sys.path.pop(0)
import asyncio, os, termios, tty
import asyncssh

port, name, known, code = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]


class Caller(asyncssh.SSHClient):
    def kbdint_auth_requested(self):
        return ""

    def kbdint_challenge_received(self, title, say, language, prompts):
        return [code for _ in prompts]


async def main():
    connection, _ = await asyncssh.create_connection(
        Caller, "127.0.0.1", port, username=name, known_hosts=known, client_keys=None, config=None, agent_path=None
    )
    there = await connection.create_process(term_type="xterm-256color", term_size=(80, 24), encoding=None)
    loop = asyncio.get_running_loop()
    loop.add_reader(0, lambda: there.stdin.write(os.read(0, 1024)))
    while data := await there.stdout.read(65536):
        os.write(1, data)


before = termios.tcgetattr(0)
tty.setraw(0)
try:
    asyncio.run(main())
finally:
    termios.tcsetattr(0, termios.TCSADRAIN, before)
