#!/usr/bin/env python3
"""AWS as a snapshot has it: every service that is in the snapshot, on one loopback port.

    replay_server.py SNAPSHOT [--page-size N] [--fault ACTION=KIND[:TIMES]]… [--clock-offset SECONDS] [--log FILE]
        [--latency MS] …

SNAPSHOT is a folder that `awsdrops collect` or a script around the AWS CLI wrote. The service is told by the scope
that a request is signed for, the account by its key, the operation by what its protocol has for that. It is answered
from the file named after it in the folder of the account and of the region that the request is signed for
(describe-vpcs.json; elbv2/describe-rules/ARN.json for what is asked per id); without a file the answer is empty. Ids
and filters are applied. STS tells whose the key is, and hands out temporary keys of roles in the snapshot's accounts.

Anything that AWS would refuse is refused with its own error: a wrong signature, a clock that is five minutes off,
temporary keys that have expired, an unknown or a missing parameter, numbers out of range, a token that belongs to
another request, an id that does not exist.

Without a size in the request an operation answers in one piece, unless --page-size limits every page.
--latency lets every answer wait.
--clock-offset moves the clock that signatures are judged by and that the Date header tells.
--credentials ACCOUNT=KEY,SECRET[,TOKEN] gives an account another key than replay_credentials.py would.
--insights FILE says what Reachability Analyzer finds; replay_insights.py has its form.
--session-seconds says how long temporary keys are good, --identity-token which token AssumeRoleWithWebIdentity takes.
replay_faults.py has the kinds of faults.

Prints its port on standard output; ends when standard input closes. --log FILE gets one JSON line per request:
account, service, action, region, parameters (but for identity tokens), status.
"""
import argparse
import datetime
import email.utils
import gzip
import functools
import http.server
import json
import threading
import time

import replay_answer
import replay_insights
import replay_sts
import sigv4_check
from loopback import serve_until_input_closes
from replay_credentials import Keyring
from replay_errors import authentication_error
from replay_faults import DELAY_SECONDS, Faults, service_error
from replay_model import ServiceError, load_services
from replay_request import read_request
from replay_store import IDS_WITHOUT_PAGES, Pages, Snapshot


@functools.cache
def services():
    return load_services()


class Answers:
    """What is answered to a rightly signed request; written once, and kept."""

    def __init__(self, snapshot, faults, page_size):
        self.snapshot, self.faults, self.pages, self.cache = snapshot, faults, Pages(page_size), {}

    def body(self, service, operation, parameters, account, region):
        """The body of an answer, plain and compressed."""
        key = json.dumps([service.name, operation.name, account, region, parameters], sort_keys=True)
        found = None if self.faults.concerns_pages(operation.name) else self.cache.get(key)
        if found is None:
            found = self.cache[key] = written(
                service, operation, self.content(service, operation, parameters, account, region))
        return found

    def content(self, service, operation, parameters, account, region):
        paging = service.paging(operation)
        if paging is None:
            return self.snapshot.answer(service, operation, parameters, account, region)
        asked = {key: value for key, value in parameters.items() if key not in (paging.input_token, paging.size)}
        if paging.size in parameters and IDS_WITHOUT_PAGES.get(operation.name) in parameters:
            raise ServiceError(400, "InvalidParameterCombination",
                               f"You cannot specify {paging.size} and ids in the same request")
        content = self.snapshot.answer(service, operation, asked, account, region)
        request = json.dumps([service.name, operation.name, account, region, asked], sort_keys=True)
        given, size = parameters.get(paging.input_token), parameters.get(paging.size)
        first = self.pages.token(request, 0)
        if given is None and self.faults.take(operation.name, ["empty-page"]):
            more = {paging.more: True} if paging.more else {}
            nothing = {name: [] for name in paging.lists if name in content}
            return {**content, **nothing, **more, paging.output_token: first}
        page = self.pages.cut(paging, request, content, given, size)
        if self.faults.take(operation.name, ["repeat-token"]):
            page |= {paging.output_token: first, **({paging.more: True} if paging.more else {})}
        return page


def written(service, operation, content):
    """An answer as it goes out, plain and compressed."""
    plain = replay_answer.answer(service, operation, content)
    return plain, gzip.compress(plain, 1)


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    answers: Answers
    faults: Faults
    keyring: Keyring
    clock_offset = datetime.timedelta()
    latency = 0.0
    log_file = None
    insights: replay_insights.Insights | None = None
    lock = threading.Lock()

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.seen = {"account": None, "service": None, "action": "", "region": None, "parameters": {}}
        service, request = self.addressed_service(), (self.command, self.path, self.headers, body)
        try:
            if "Authorization" not in self.headers and b"Action=AssumeRoleWithWebIdentity" in body:
                # The one operation that is not signed.
                self.respond(*read_request(services(), "sts", *request), None, "")
                return
            scope = sigv4_check.check(*request, self.keyring.find, self.now())
            caller = self.keyring.find(scope.key)
            self.seen |= {"account": caller.account, "region": scope.region}
            service, operation, parameters = read_request(services(), scope.service, *request)
            self.respond(service, operation, parameters, caller, scope.region)
        except sigv4_check.Refused as refused:
            self.fail(service, authentication_error(service, refused))
        except ServiceError as error:
            self.fail(service, error)

    do_GET = do_POST

    def respond(self, service, operation, parameters, caller, region):
        action = operation.name
        shown = {key: value for key, value in parameters.items() if key != "WebIdentityToken"}
        self.seen |= {"service": service.name, "action": action, "parameters": shown}
        fault = self.faults.take(action, ["hang-up", "html", "refuse", "throttle", "unavailable", "expired"])
        if fault == "hang-up":
            self.note(None)
            self.close_connection = True
            return
        if fault == "html":
            page = b"<html><body>Please sign in to the guest network.</body></html>"
            self.send(200, (page, gzip.compress(page)), "text/html")
            return
        if fault:
            raise service_error(fault, service)
        fresh = self.made(service, operation, parameters, caller)
        bodies = self.answers.body(service, operation, parameters, caller.account, region) if fresh is None else (
            written(service, operation, fresh))
        wait = self.latency + (DELAY_SECONDS if self.faults.take(action, ["delay"]) else 0)
        if wait:
            time.sleep(wait)
        self.send(200, bodies, replay_answer.content_type(service), cut=bool(self.faults.take(action, ["truncate"])))

    def made(self, service, operation, parameters, caller):
        """An answer that is in no snapshot; None where it is in one."""
        if self.insights and service.name == "ec2" and operation.name in replay_insights.OPERATIONS:
            return self.insights.answer(operation.name, parameters)
        return replay_sts.answer(
            service, operation, parameters, caller, self.keyring, self.answers.snapshot, self.now())

    def addressed_service(self):
        """The service whose form an error has before the request is understood."""
        match = sigv4_check.AUTHORIZATION.fullmatch(self.headers.get("Authorization", ""))
        name = match["service"] if match else "sts"
        return next((each for each in services().values() if each.signing_name == name), services()["ec2"])

    def now(self):
        return datetime.datetime.now(datetime.timezone.utc) + self.clock_offset

    def date_time_string(self, timestamp=None):
        return email.utils.format_datetime(self.now(), usegmt=True)

    def fail(self, service, error):
        headers, body = replay_answer.error(service, error)
        self.send(error.status, (body, gzip.compress(body)), replay_answer.content_type(service), headers)

    def send(self, status, bodies, kind, headers=None, cut=False):
        self.note(status)
        is_packed = not cut and "gzip" in self.headers.get("Accept-Encoding", "")
        body = bodies[1] if is_packed else bodies[0]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if is_packed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[:len(body) // 2] if cut else body)
        self.wfile.flush()
        self.close_connection = self.close_connection or cut

    def note(self, status):
        if self.log_file:
            with self.lock, open(self.log_file, "a", encoding="utf-8") as file:
                file.write(json.dumps({**self.seen, "status": status}) + "\n")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def make_server(folder, page_size=None, faults=(), log=None, clock_offset=0, latency=0, insights=None, **keys):
    """A server on a free port, listening. `keys` are the options of a `Keyring`."""
    orders, snapshot = Faults(faults), Snapshot(folder)
    services()
    members = {"answers": Answers(snapshot, orders, page_size), "faults": orders, "log_file": log, "latency": latency / 1000,
               "keyring": Keyring(snapshot.accounts, **keys), "clock_offset": datetime.timedelta(seconds=clock_offset),
               "insights": replay_insights.Insights(insights) if insights else None}
    return Server(("127.0.0.1", 0), type("BoundHandler", (Handler,), members))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("snapshot")
    parser.add_argument("--page-size", type=int)
    parser.add_argument("--fault", action="append", default=[], metavar="ACTION=KIND[:TIMES]")
    parser.add_argument("--clock-offset", type=int, default=0, metavar="SECONDS")
    parser.add_argument("--log", metavar="FILE")
    parser.add_argument("--credentials", action="append", default=[], metavar="ACCOUNT=KEY,SECRET[,TOKEN]")
    parser.add_argument("--session-seconds", type=float, default=3600)
    parser.add_argument("--identity-token")
    parser.add_argument("--latency", type=float, default=0, metavar="MS")
    parser.add_argument("--insights", metavar="FILE")
    options = parser.parse_args()
    serve_until_input_closes(make_server(
        options.snapshot, options.page_size, options.fault, options.log, options.clock_offset,
        options.latency, options.insights, orders=options.credentials, session_seconds=options.session_seconds,
        identity_token=options.identity_token))


if __name__ == "__main__":
    main()
