"""Runs a program at a terminal of its own, as a person does who is asked for a code.

Usage: at_terminal.py TYPED PROGRAM [ARGUMENT …]

TYPED goes in once the terminal shows "Enter MFA code", or what AT_TERMINAL_PROMPT says; "^C" stands for an interrupt. Prints what the terminal showed; the
exit status is the program's, or 128 and the signal that ended it.
"""

import os
import pty
import select
import sys
import time

prompt = os.environ.get("AT_TERMINAL_PROMPT", "Enter MFA code").encode()
typed = sys.argv[1].replace("^C", "\x03")
process, terminal = pty.fork()
if process == 0:
    os.execv(sys.argv[2], sys.argv[2:])

shown = b""
is_typed = False
end = time.monotonic() + 60
while time.monotonic() < end:
    if select.select([terminal], [], [], 0.1)[0]:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    if not is_typed and prompt in shown:
        is_typed = True
        os.write(terminal, typed.encode())
else:
    os.kill(process, 9)
sys.stdout.write(shown.decode(errors="replace"))
status = os.waitpid(process, 0)[1]
sys.exit(128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status))
