#!/usr/bin/env python3
"""An EC2 that answers from a snapshot, with pages and with faults on demand.

    paging_server.py SNAPSHOT [--page-size N] [--fault ACTION=KIND[:TIMES]]… [--log FILE]

SNAPSHOT is a folder that `awsdrops collect` or a script around the AWS CLI wrote. An action is answered from the
files named after it (describe-vpcs.json; get-managed-prefix-list-entries/pl-….json for what is asked per id) in the
folder of the region that the request is signed for; without a file the answer is empty. GetCallerIdentity (STS)
tells the account whose folder it is. Anything that a real EC2 would refuse is refused: a wrong signature, a
parameter it does not know or lacks, MaxResults out of range, a token that belongs to another request. Filters and
lists of ids are refused too, because this server does not apply them.

Without MaxResults an action answers in one piece, as EC2 does, unless --page-size limits every page.

KIND is one of
  refuse        403 UnauthorizedOperation
  throttle      503 RequestLimitExceeded
  unavailable   503 Unavailable
  expired       400 RequestExpired
  html          200, but a web page (well-formed, so XML to a parser), as a captive portal sends it
  truncate      200 with half of the body, and the connection cut
  hang-up       no answer, the connection cut
  empty-page    a first page without elements, but with a token
  repeat-token  every page carries the token of the first one
and happens TIMES times (always, if not given), then the answers are right. ACTION `*` means every action.

Prints its port on standard output; ends when standard input closes. --log FILE gets one JSON line per request:
action, region, parameters, status.
"""
import argparse
import base64
import functools
import gzip
import hashlib
import http.server
import json
import pathlib
import threading
import uuid

import sigv4_check
from loopback import serve_until_input_closes
from query_service import QueryService, ServiceError

KINDS = ("refuse", "throttle", "unavailable", "expired", "html", "truncate", "hang-up", "empty-page", "repeat-token")
ERRORS = {
    "refuse": (403, "UnauthorizedOperation", "You are not authorized to perform this operation."),
    "throttle": (503, "RequestLimitExceeded", "Request limit exceeded."),
    "unavailable": (503, "Unavailable", "The service is unavailable. Please try again shortly."),
    "expired": (400, "RequestExpired", "Request has expired."),
}
PAGE_KEYS = {"MaxResults", "NextToken"}


class Faults:
    """Which request is to go wrong, and how."""

    def __init__(self, orders):
        self.left = {}
        self.lock = threading.Lock()
        for order in orders:
            action, _, rest = order.partition("=")
            kind, _, times = rest.partition(":")
            if kind not in KINDS:
                raise SystemExit(f"paging_server.py: there is no fault {kind!r}; there are {', '.join(KINDS)}")
            self.left[action, kind] = int(times) if times else None

    def take(self, action, kinds):
        """The first of `kinds` that is due for `action`; it counts as having happened."""
        with self.lock:
            for kind in kinds:
                for key in ((action, kind), ("*", kind)):
                    if key in self.left and self.left[key] != 0:
                        if self.left[key] is not None:
                            self.left[key] -= 1
                        return kind
        return None


class Snapshot:
    """The files of a snapshot, found by region and name."""

    def __init__(self, folder):
        self.contents = {}
        self.account = "000000000000"
        for path in sorted(pathlib.Path(folder).rglob("*.json")):
            account, region, *name = path.relative_to(folder).parts
            self.account = account
            self.contents[region, "/".join(name).removesuffix(".json")] = json.loads(path.read_text())

    def content(self, region, name):
        return self.contents.get((region, name), {})


@functools.cache
def services():
    """EC2's model alone takes a good part of a second to read."""
    return {name: QueryService(name) for name in ("ec2", "sts")}


class Answers:
    """What is answered to a rightly signed request."""

    def __init__(self, snapshot, faults, page_size):
        self.snapshot, self.faults, self.page_size = snapshot, faults, page_size
        self.services = services()

    def content(self, service, operation, parameters, region):
        if operation.name == "GetCallerIdentity":
            account = self.snapshot.account
            return {"UserId": "AIDAEXAMPLE", "Account": account, "Arn": f"arn:aws:iam::{account}:user/tester"}
        name = service.file_name(operation)
        selectors = {key: value for key, value in parameters.items() if key not in PAGE_KEYS}
        if set(selectors) == {"PrefixListId"}:
            name += f"/{selectors['PrefixListId']}"
        elif selectors:
            raise ServiceError(400, "InvalidParameterCombination",
                               f"This server does not apply {', '.join(sorted(selectors))}")
        content = self.snapshot.content(region, name)
        member = service.paged_member(operation)
        if member is None:
            return content
        return self.page(operation.name, content, member, parameters, f"{region} {name}")

    def page(self, action, content, member, parameters, request):
        elements = content.get(member, [])
        start = self.offset(parameters.get("NextToken"), request, len(elements))
        if "NextToken" not in parameters and self.faults.take(action, ["empty-page"]):
            return {**content, member: [], "NextToken": token(request, 0)}
        sizes = [int(parameters["MaxResults"])] if "MaxResults" in parameters else []
        sizes += [self.page_size] if self.page_size else []
        end = start + min(sizes, default=len(elements))
        page = {**content, member: elements[start:end]}
        if end < len(elements):
            page["NextToken"] = token(request, end)
        if self.faults.take(action, ["repeat-token"]):
            page["NextToken"] = token(request, 0)
        return page

    def offset(self, given, request, count):
        if given is None:
            return 0
        for offset in range(count + 1):
            if given == token(request, offset):
                return offset
        raise ServiceError(400, "InvalidNextToken", "The token is not one that this request was given.")


def token(request, offset):
    """A token that must be sent back unaltered: it holds `+`, `/` and `=`, which a form has to escape."""
    digest = hashlib.sha256(f"{request} {offset}".encode()).digest()
    return "+/" + base64.b64encode(digest).decode()


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    answers: Answers
    faults: Faults
    account: sigv4_check.Account
    log_file = None
    lock = threading.Lock()

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        action = next((part[7:] for part in body.decode().split("&") if part.startswith("Action=")), "")
        self.seen = {"action": action, "region": None, "parameters": {}}
        service = self.answers.services["ec2"]
        request_id = str(uuid.uuid4())
        try:
            scope = sigv4_check.check(self.command, self.path, self.headers, body, self.account)
            self.seen["region"] = scope.region
            service = self.answers.services.get(scope.service)
            if service is None:
                raise sigv4_check.Refused(f"there is no service {scope.service} here")
            operation = service.operation(action)
            self.seen["parameters"] = parameters = service.parameters(operation, body.decode())
            fault = self.faults.take(action, ["hang-up", "html", *ERRORS])
            if fault == "hang-up":
                return self.hang_up()
            if fault == "html":
                return self.send(200, b"<html><body>Please sign in to the guest network.</body></html>", "text/html")
            if fault:
                raise ServiceError(*ERRORS[fault])
            content = self.answers.content(service, operation, parameters, scope.region)
            answer = service.answer(operation, content, request_id).encode()
            if self.faults.take(action, ["truncate"]):
                return self.send(200, answer, cut=True)
            return self.send(200, answer)
        except sigv4_check.Refused as refused:
            message = f"AWS was not able to validate the provided access credentials ({refused})"
            return self.send(401, service.error("AuthFailure", message, request_id).encode())
        except ServiceError as error:
            return self.send(error.status, service.error(error.code, error.message, request_id).encode())

    def do_GET(self):
        self.seen = {"action": "", "region": None, "parameters": {}}
        self.send(405, b"POST only", "text/plain")

    def send(self, status, body, kind="text/xml;charset=UTF-8", cut=False):
        self.note(status)
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if not cut and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 1)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:len(body) // 2] if cut else body)
        self.close_connection = self.close_connection or cut

    def hang_up(self):
        self.note(None)
        self.close_connection = True

    def note(self, status):
        if self.log_file:
            with self.lock, open(self.log_file, "a", encoding="utf-8") as file:
                file.write(json.dumps({**self.seen, "status": status}) + "\n")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def make_server(folder, account, page_size=None, faults=(), log=None):
    """A server on a free port, listening."""
    orders = Faults(faults)
    members = {"answers": Answers(Snapshot(folder), orders, page_size), "faults": orders, "account": account,
               "log_file": log}
    return Server(("127.0.0.1", 0), type("BoundHandler", (Handler,), members))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("snapshot")
    parser.add_argument("--page-size", type=int)
    parser.add_argument("--fault", action="append", default=[], metavar="ACTION=KIND[:TIMES]")
    parser.add_argument("--log", metavar="FILE")
    parser.add_argument("--access-key", default="AKIDEXAMPLE")
    parser.add_argument("--secret-key", default="wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
    parser.add_argument("--session-token")
    options = parser.parse_args()
    account = sigv4_check.Account(options.access_key, options.secret_key, options.session_token)
    serve_until_input_closes(
        make_server(options.snapshot, account, options.page_size, options.fault, options.log))


if __name__ == "__main__":
    main()
