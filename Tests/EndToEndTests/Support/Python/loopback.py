"""What the test servers have in common: a free loopback port, said on standard output, and an end.

A server started by a test must never outlive it. So it ends when its standard input closes, which the system sees
to even when the test is killed.
"""
import sys
import threading

# How soon a server notices that it is to stop.
POLL_SECONDS = 0.05


def serve_until_input_closes(server):
    """Prints the port as one line once `server` (bound to port 0, listening) can be asked, and serves."""
    worker = threading.Thread(target=server.serve_forever, args=[POLL_SECONDS], daemon=True)
    worker.start()
    print(server.server_address[1], flush=True)
    sys.stdin.buffer.read()
    server.shutdown()
    worker.join(timeout=5)
