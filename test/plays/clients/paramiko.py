"""A terminal over paramiko: clients/paramiko.py PORT NAME HOSTKEY CODE. What is typed goes there, what is shown comes back."""
import sys

# Found beside this file first, it would be this file.
sys.path.pop(0)
import os, select, termios, tty
import paramiko

port, name, known, code = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
kind, data = known.split()
transport = paramiko.Transport(("127.0.0.1", port))
transport.start_client(timeout=10)
shown = transport.get_remote_server_key()
if (shown.get_name(), shown.get_base64()) != (kind, data):
    sys.exit("another host key: " + shown.get_name())
transport.auth_interactive(name, lambda title, say, prompts: [code for _ in prompts])
channel = transport.open_session()
channel.get_pty("xterm-256color", 80, 24)
channel.invoke_shell()
before = termios.tcgetattr(0)
tty.setraw(0)
try:
    while True:
        ready, _, _ = select.select([channel, 0], [], [])
        if channel in ready:
            data = channel.recv(65536)
            if not data:
                break
            os.write(1, data)
        if 0 in ready:
            channel.send(os.read(0, 1024))
finally:
    termios.tcsetattr(0, termios.TCSADRAIN, before)
