#!/usr/bin/env python3
"""A bad network between awsdrops and a test server: passes requests on as they are, and spoils answers on demand.

    fault_proxy.py UPSTREAM [--fault NAME=KIND[:TIMES[:AFTER]]]… [--refuse-seconds S] [--log FILE]

UPSTREAM is the server's URL. NAME is an operation as the request names it (a form's Action, the last part of
X-Amz-Target, a path), or `*` for every one. A fault happens TIMES times (always, if empty or not given), after AFTER
requests of that name went through untouched. KIND is one of

  empty-200        200 with no body, which no service answers with
  throttle         503 with the code for too many requests, in the form the request's protocol has
  empty-500, html-500, xml-500, empty-503, html-503, xml-503
                   that status with no body, a load balancer's page, or an error of an XML service
  reset            half of the right answer, then a TCP reset
  truncate         half of the right answer, then a proper end of the connection, short of Content-Length
  cut-page         half of the right answer as if it were all of it: Content-Length tells half
  drip             the right answer, a few bytes at a time with pauses
  html-page        200 with a web page, as a captive portal sends it
  wrong-type       the right answer, called an image
  expired-token    400 with the code for temporary credentials that have expired
  huge             200 with an answer of 200 MB: the right one, with white space in it
  crowded          200 with an answer of 200 MB: the right one's elements, over and over (EC2's operations only)
  bomb             200 with an answer of 600 MB of white space, compressed to a thousandth
  redirect         307 to the upstream server itself
  close            no answer: the connection is closed
  and the kinds of hostile_answers.py

--refuse-seconds S: nobody listens for the first S seconds after the port is printed; then the proxy does.

Prints its port on standard output; ends when standard input closes. --log FILE gets one JSON line per request: name,
fault.
"""
import argparse
import functools
import http.client
import http.server
import json
import re
import socket
import struct
import sys
import threading
import time
import urllib.parse
import zlib

import hostile_answers
from loopback import POLL_SECONDS

KINDS = ("empty-200", "throttle", "empty-500", "html-500", "xml-500", "empty-503", "html-503", "xml-503", "reset", "truncate",
         "cut-page", "drip", "html-page", "wrong-type", "expired-token", "huge", "crowded", "bomb", "redirect", "close",
         *hostile_answers.KINDS)
PAGE = b"<html><head><title>Error</title></head><body><h1>The gateway is not available</h1></body></html>"
HUGE_BYTES = 200_000_000
DRIP_PIECES, DRIP_SECONDS = 40, 0.02
# Headers that belong to one connection, or that the spoiled answer sets itself.
OWN_HEADERS = {"connection", "content-length", "transfer-encoding", "keep-alive"}


@functools.cache
def bomb():
    packer = zlib.compressobj(1, wbits=zlib.MAX_WBITS | 16)
    return b"".join(packer.compress(b" " * 1_000_000) for _ in range(600)) + packer.flush()


class Faults:
    """Which request is to go wrong, and how."""

    def __init__(self, orders):
        self.lock, self.orders = threading.Lock(), []
        for order in orders:
            name, _, rest = order.partition("=")
            kind, times, after = (*rest.split(":"), "", "")[:3]
            if kind not in KINDS:
                raise SystemExit(f"fault_proxy.py: there is no fault {kind!r}; there are {', '.join(KINDS)}")
            self.orders.append([name, kind, int(times) if times else None, int(after or 0)])

    def take(self, name):
        """The fault that is due for a request; it counts as having happened."""
        with self.lock:
            for order in self.orders:
                if order[0] not in (name, "*") or order[2] == 0:
                    continue
                if order[3] > 0:
                    order[3] -= 1
                    continue
                if order[2] is not None:
                    order[2] -= 1
                return order[1]
        return None


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    faults: Faults
    upstream: str
    log_file = None
    lock = threading.Lock()

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        name = self.operation_name(body)
        fault = self.faults.take(name)
        self.note(name, fault)
        if fault == "close":
            self.close_connection = True
        elif fault == "throttle":
            self.fail(503, "RequestLimitExceeded", "Request limit exceeded.")
        elif fault == "expired-token":
            self.fail(400, "ExpiredTokenException" if self.is_json() else "ExpiredToken",
                      "The security token included in the request is expired")
        elif fault == "bomb":
            self.answer(200, bomb(), [("Content-Type", "text/xml"), ("Content-Encoding", "gzip")])
        elif fault in hostile_answers.KINDS:
            self.harm(fault)
        elif fault == "redirect":
            self.answer(307, b"", [("Location", f"http://{self.upstream}{self.path}")])
        elif fault == "html-page":
            self.answer(200, PAGE, [("Content-Type", "text/html")])
        elif fault and fault[-3:].isdecimal():
            self.break_down(fault)
        else:
            self.pass_on(body, fault)

    do_GET = do_POST

    def operation_name(self, body):
        match = re.match(rb"(?:.*&)?Action=(\w+)", body)
        if match:
            return match[1].decode()
        return self.headers.get("X-Amz-Target", "").rpartition(".")[2] or self.path.partition("?")[0]

    def is_json(self):
        return "form" not in self.headers.get("Content-Type", "")

    def fail(self, status, code, message):
        if self.is_json():
            text = json.dumps({"__type": code, "message": message})
            self.answer(status, text.encode(), [("Content-Type", "application/json"), ("X-Amzn-ErrorType", code)])
        else:
            text = (f"<Response><Errors><Error><Code>{code}</Code><Message>{message}</Message></Error></Errors>"
                    f"<RequestID>r-1</RequestID></Response>")
            self.answer(status, text.encode(), [("Content-Type", "text/xml")])

    def break_down(self, fault):
        form, status = fault.split("-")
        if form == "xml":
            self.fail(int(status), "InternalError", "An internal error has occurred")
        else:
            self.answer(int(status), PAGE if form == "html" else b"", [("Content-Type", "text/html")])

    def pass_on(self, body, fault):
        connection = http.client.HTTPConnection(self.upstream, timeout=30)
        headers = dict(self.headers.items())
        if fault in ("huge", "crowded"):
            headers.pop("Accept-Encoding", None)
        connection.request(self.command, self.path, body, headers)
        response = connection.getresponse()
        answer = response.read()
        connection.close()
        kept = [(name, value) for name, value in response.getheaders() if name.lower() not in OWN_HEADERS]
        if fault == "wrong-type":
            kept = [each for each in kept if each[0].lower() != "content-type"] + [("Content-Type", "image/png")]
        if fault == "huge":
            # White space after the root element, or after the object, means nothing.
            self.stream(response.status, answer, b" " * 1_000_000, b"", kept)
        elif fault == "crowded":
            # The first list's elements stand between its first <item> and the last </item> before the end.
            start, end = answer.index(b"<item>"), answer.rindex(b"</item>") + len(b"</item>")
            self.stream(response.status, answer[:start], answer[start:end], answer[end:], kept)
        elif fault == "cut-page":
            self.answer(response.status, answer[:len(answer) // 2], kept)
        else:
            self.answer(response.status, answer, kept, fault)

    def answer(self, status, body, headers, fault=None):
        self.start(status, headers, len(body))
        if fault in ("reset", "truncate"):
            self.wfile.write(body[:len(body) // 2])
            self.close_connection = True
            if fault == "reset":
                # What was sent must arrive before the reset, which would discard it.
                time.sleep(0.05)
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                self.connection.close()
        elif fault == "drip":
            step = len(body) // DRIP_PIECES + 1
            for start in range(0, len(body), step):
                self.wfile.write(body[start:start + step])
                time.sleep(DRIP_SECONDS)
        else:
            self.wfile.write(body)

    def harm(self, kind):
        """A hostile answer in pieces, until it ends or the client has enough."""
        self.close_connection = True
        self.send_response_only(200)
        self.flush_headers()
        try:
            while kind == "endless-headers":
                self.wfile.write(b"X-Padding: " + b"x" * 8000 + b"\r\n")
            self.send_header("Content-Type", "application/json" if hostile_answers.is_json(kind) else "text/xml")
            self.end_headers()
            for piece in hostile_answers.body(kind):
                self.wfile.write(piece)
        except ConnectionError:
            pass

    def start(self, status, headers, length):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def stream(self, status, first, repeated, last, headers):
        """An answer with something in it again and again."""
        times = HUGE_BYTES // len(repeated)
        self.start(status, headers, len(first) + times * len(repeated) + len(last))
        self.wfile.write(first)
        for _ in range(times):
            self.wfile.write(repeated)
        self.wfile.write(last)

    def note(self, name, fault):
        if self.log_file:
            with self.lock, open(self.log_file, "a", encoding="utf-8") as file:
                file.write(json.dumps({"name": name, "fault": fault}) + "\n")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def shutdown_request(self, request):
        # A connection that was reset is closed already.
        if request.fileno() != -1:
            super().shutdown_request(request)

    def handle_error(self, request, client_address):
        # A client that goes away, as one that is interrupted does, is no error of the proxy's.
        if not isinstance(sys.exc_info()[1], (ConnectionError, ValueError)):
            super().handle_error(request, client_address)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("upstream")
    parser.add_argument("--fault", action="append", default=[], metavar="NAME=KIND[:TIMES[:AFTER]]")
    parser.add_argument("--refuse-seconds", type=float, default=0)
    parser.add_argument("--log", metavar="FILE")
    options = parser.parse_args()
    members = {"faults": Faults(options.fault), "upstream": urllib.parse.urlsplit(options.upstream).netloc,
               "log_file": options.log}
    # Bound but not yet listening: connections are refused.
    server = Server(("127.0.0.1", 0), type("BoundHandler", (Handler,), members), bind_and_activate=False)
    server.server_bind()
    print(server.server_address[1], flush=True)
    threading.Thread(target=serve, args=[server, options.refuse_seconds], daemon=True).start()
    sys.stdin.buffer.read()


def serve(server, refuse_seconds):
    time.sleep(refuse_seconds)
    server.server_activate()
    server.serve_forever(POLL_SECONDS)


if __name__ == "__main__":
    main()
