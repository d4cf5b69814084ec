"""Signs requests with botocore: JSON lines on standard input, one JSON line with the signature for each.

A line holds method, url (encoded, without a query), params (pairs, not encoded), headers (pairs), body (text),
token (or null), region, service, date (YYYYMMDDTHHMMSSZ), s3 (whether S3's rules hold).
"""

import datetime
import json
import sys

import botocore.auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials


def sign(case):
    now = datetime.datetime.strptime(case["date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
    botocore.auth.get_current_datetime = lambda *_, **__: now
    request = AWSRequest(
        method=case["method"], url=case["url"], params=[tuple(pair) for pair in case["params"]],
        data=case["body"].encode(),
    )
    for name, value in case["headers"]:
        request.headers.add_header(name, value)
    kind = botocore.auth.S3SigV4Auth if case["s3"] else botocore.auth.SigV4Auth
    kind(Credentials("AKIDEXAMPLE", case["secret"], case["token"]), case["service"], case["region"]).add_auth(request)
    return request.headers["Authorization"]


for line in sys.stdin:
    print(json.dumps(sign(json.loads(line))), flush=True)
