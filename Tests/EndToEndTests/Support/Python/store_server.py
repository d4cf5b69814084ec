#!/usr/bin/env python3
"""Where flow logs lie, S3 and CloudWatch Logs, beside a replayed account.

    store_server.py SNAPSHOT [--buckets DIR] [--group NAME=FILE]… [--page N] [--home BUCKET=REGION]… [--payer BUCKET]…
        [--archived TEXT] [--fault OPERATION=STATUS:TIMES]… [--hang OPERATION] [--log FILE]

moto refuses S3 requests of botocore's own that have a slash, a plus or a percent sign in a prefix or key, and has no
filter patterns, hence this server. Everything but S3 and FilterLogEvents is answered as replay_server.py does.

--buckets is a folder of buckets, each a folder of objects; a bucket is in the region eu-west-1 unless --home says another,
and asked elsewhere it answers as S3 does: 301 where the signature is of another region.
--group is a log group, whose events are the records of FILE, a text with a header line; the streams are named after interfaces.
--page is the size of pages: of listings and of events. --payer names buckets that want a requester who pays; objects whose key
has --archived in it are in Glacier. --fault lets the first TIMES requests of ListObjectsV2, GetObject or FilterLogEvents fail;
--hang never answers those of OPERATION, but notes that they came.
"""
import argparse
import hashlib
import pathlib
import re
import threading
from urllib.parse import parse_qsl, quote_plus, unquote
from xml.sax.saxutils import escape

import filter_patterns
import replay_model
import replay_server
import sigv4_check
from loopback import serve_until_input_closes
from replay_model import ServiceError

replay_model.SERVICES += ("logs",)


class Trouble(Exception):
    """An answer of S3 that is an error."""

    def __init__(self, status, code, message="", headers=None):
        super().__init__(code)
        self.status, self.code, self.message, self.headers = status, code, message, headers or {}


class Faults:
    def __init__(self, orders, hang=None):
        self.left, self.lock, self.hang = {}, threading.Lock(), hang
        for order in orders:
            operation, _, rest = order.partition("=")
            status, _, times = rest.partition(":")
            self.left[operation] = [int(status), int(times)]

    def take(self, operation, note):
        if operation == self.hang:
            note()
            threading.Event().wait(120)
        with self.lock:
            status, times = self.left.get(operation, (0, 0))
            if times <= 0:
                return None
            self.left[operation][1] -= 1
            return status


class Buckets:
    """S3 over a folder."""

    def __init__(self, folder, faults, page=1000, home=(), payer=(), archived=None):
        self.root, self.faults, self.page = pathlib.Path(folder or "/nowhere"), faults, page
        self.homes, self.payers, self.archived = dict(order.split("=") for order in home), payer, archived

    def answer(self, path, query, headers, region, note):
        bucket, _, key = unquote(path.lstrip("/")).partition("/")
        folder = self.root / bucket
        operation = "GetObject" if key else "ListObjectsV2"
        fault = self.faults.take(operation, note)
        if fault:
            raise Trouble(fault, "SlowDown" if fault == 503 else "InternalError", "Please reduce your request rate.")
        if not bucket or not folder.is_dir():
            raise Trouble(404, "NoSuchBucket", "The specified bucket does not exist")
        home = self.homes.get(bucket, "eu-west-1")
        if home != region:
            raise Trouble(301, "PermanentRedirect", "The bucket you are attempting to access must be addressed using the "
                          "specified endpoint.", {"x-amz-bucket-region": home})
        if bucket in self.payers and headers.get("x-amz-request-payer") != "requester":
            raise Trouble(403, "AccessDenied", "Access Denied")
        return self.object(folder, key, headers) if key else self.listing(folder, bucket, dict(query))

    def listing(self, folder, bucket, query):
        if query.get("list-type") != "2" or query.get("encoding-type") != "url":
            raise Trouble(400, "InvalidArgument", "list-type=2 and encoding-type=url are expected")
        prefix, delimiter = query.get("prefix", ""), query.get("delimiter")
        keys = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
        rows = []
        for key in keys:
            if not key.startswith(prefix):
                continue
            end = key.find(delimiter, len(prefix)) if delimiter else -1
            row = ("folder", key[:end + 1]) if end >= 0 else ("object", key)
            if row not in rows[-1:]:
                rows.append(row)
        start = int(query.get("continuation-token", "token-0").removeprefix("token-"))
        page = rows[start:start + self.page]
        more = start + self.page < len(rows)
        parts = [f"<Name>{escape(bucket)}</Name><Prefix>{escape(quote_plus(prefix))}</Prefix><EncodingType>url</EncodingType>",
                 f"<KeyCount>{len(page)}</KeyCount><IsTruncated>{'true' if more else 'false'}</IsTruncated>"]
        if more:
            parts.append(f"<NextContinuationToken>token-{start + self.page}</NextContinuationToken>")
        for kind, key in page:
            text = escape(quote_plus(key, safe="/"))
            if kind == "folder":
                parts.append(f"<CommonPrefixes><Prefix>{text}</Prefix></CommonPrefixes>")
                continue
            data = (folder / key).read_bytes()
            archived = self.archived and self.archived in key
            parts.append(f"<Contents><Key>{text}</Key><LastModified>2025-01-31T14:10:00.000Z</LastModified>"
                         f"<ETag>&quot;{hashlib.md5(data).hexdigest()}&quot;</ETag><Size>{len(data)}</Size>"
                         f"<StorageClass>{'GLACIER' if archived else 'STANDARD'}</StorageClass></Contents>")
        body = ('<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">'
                + "".join(parts) + "</ListBucketResult>")
        return 200, body.encode(), {"Content-Type": "application/xml"}

    def object(self, folder, key, headers):
        path = folder / key
        if not path.is_file():
            raise Trouble(404, "NoSuchKey", "The specified key does not exist.")
        if self.archived and self.archived in key:
            raise Trouble(403, "InvalidObjectState", "The operation is not valid for the object's storage class")
        data = path.read_bytes()
        tag = f'"{hashlib.md5(data).hexdigest()}"'
        if headers.get("If-Match", tag) != tag:
            raise Trouble(412, "PreconditionFailed", "At least one of the pre-conditions you specified did not hold")
        if headers.get("Accept-Encoding"):
            raise Trouble(400, "InvalidRequest", "the object's own bytes are wanted, without another packing")
        match = re.fullmatch(r"bytes=(\d+)-(\d+)", headers.get("Range", ""))
        if not match:
            return 200, data, {"ETag": tag}
        first, last = int(match[1]), min(int(match[2]), len(data) - 1)
        return 206, data[first:last + 1], {"ETag": tag, "Content-Range": f"bytes {first}-{last}/{len(data)}"}


class Events:
    """FilterLogEvents over the records of files."""

    def __init__(self, options, faults, rest):
        self.options, self.faults, self.rest, self.groups = options, faults, rest, {}
        for order in options.group:
            name, _, file = order.partition("=")
            header, *lines = pathlib.Path(file).read_text(encoding="utf-8").splitlines()
            fields = header.split()
            start, interface = fields.index("start"), fields.index("interface-id")
            self.groups[name] = [
                (int(line.split()[start]) * 1000, line.split()[interface] + "-all", line) for line in lines if line.strip()]

    def note(self):
        """Tells the log of a request that is never answered."""
        if self.options.log:
            with open(self.options.log, "a", encoding="utf-8") as file:
                file.write('{"service": "logs", "action": "FilterLogEvents", "region": ""}\n')

    def body(self, service, operation, parameters, account, region):
        if operation.name != "FilterLogEvents":
            return self.rest.body(service, operation, parameters, account, region)
        fault = self.faults.take("FilterLogEvents", self.note)
        if fault:
            raise ServiceError(fault, "ThrottlingException" if fault == 400 else "ServiceUnavailableException", "Rate exceeded")
        if parameters["logGroupName"] not in self.groups:
            raise ServiceError(400, "ResourceNotFoundException", "The specified log group does not exist.")
        wanted = filter_patterns.compiled(parameters.get("filterPattern", ""))
        begin, end = parameters.get("startTime", 0), parameters.get("endTime", 1 << 60)
        prefix = parameters.get("logStreamNamePrefix", "")
        events = [event for event in self.groups[parameters["logGroupName"]]
                  if begin <= event[0] <= end and event[1].startswith(prefix) and wanted(event[2])]
        start, size = int(parameters.get("nextToken", "0")), min(self.options.page, parameters.get("limit", 10000))
        answer = {"events": [
            {"logStreamName": stream, "timestamp": time, "message": line, "ingestionTime": time + 60000, "eventId": str(index)}
            for index, (time, stream, line) in enumerate(events[start:start + size], start)], "searchedLogStreams": []}
        # As with AWS there may be a token though nothing follows.
        if start < len(events):
            answer["nextToken"] = str(start + size)
        return replay_server.written(service, operation, answer)


class Handler(replay_server.Handler):
    buckets: Buckets

    def do_GET(self):
        if "/s3/aws4_request" not in self.headers.get("Authorization", ""):
            self.do_POST()
            return
        path, _, query = self.path.partition("?")
        self.seen = {"account": None, "service": "s3", "action": "GetObject" if path.strip("/").count("/") else "ListObjectsV2",
                     "region": None, "parameters": dict(parse_qsl(query, keep_blank_values=True)) | {
                         "path": path, "range": self.headers.get("Range")}}
        try:
            scope = sigv4_check.check("GET", self.path, self.headers, b"", self.keyring.find, self.now())
            self.seen |= {"account": self.keyring.find(scope.key).account, "region": scope.region}
            status, body, headers = self.buckets.answer(
                path, parse_qsl(query, keep_blank_values=True), self.headers, scope.region, lambda: self.note(0))
        except sigv4_check.Refused as refused:
            status, body, headers = trouble(Trouble(403, "SignatureDoesNotMatch", str(refused)))
        except Trouble as error:
            status, body, headers = trouble(error)
        self.note(status)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


def trouble(error):
    body = f"<Error><Code>{error.code}</Code><Message>{escape(error.message)}</Message><RequestId>0A</RequestId></Error>"
    return error.status, body.encode(), {"Content-Type": "application/xml"} | error.headers


def add_buckets(server, folder, faults=None, *options):
    """Lets a replay server answer for S3 too."""
    given = server.RequestHandlerClass
    members = {name: value for name, value in vars(given).items() if not name.startswith("__")}
    server.RequestHandlerClass = type(
        "StoreHandler", (Handler,), members | {"buckets": Buckets(folder, faults or Faults([]), *options)})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("snapshot")
    parser.add_argument("--buckets", metavar="DIR")
    parser.add_argument("--group", action="append", default=[], metavar="NAME=FILE")
    parser.add_argument("--page", type=int, default=1000, metavar="N")
    parser.add_argument("--home", action="append", default=[], metavar="BUCKET=REGION")
    parser.add_argument("--payer", action="append", default=[], metavar="BUCKET")
    parser.add_argument("--archived", metavar="TEXT")
    parser.add_argument("--fault", action="append", default=[], metavar="OPERATION=STATUS:TIMES")
    parser.add_argument("--hang", metavar="OPERATION")
    parser.add_argument("--log", metavar="FILE")
    options = parser.parse_args()
    server = replay_server.make_server(options.snapshot, log=options.log)
    faults = Faults(options.fault, options.hang)
    events = Events(options, faults, server.RequestHandlerClass.answers)
    events.snapshot = events.rest.snapshot
    server.RequestHandlerClass.answers = events
    add_buckets(server, options.buckets, faults, options.page, options.home, options.payer, options.archived)
    serve_until_input_closes(server)


if __name__ == "__main__":
    main()
