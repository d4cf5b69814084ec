"""Is the signature of a request right? Judged by botocore, over the bytes that came in.

moto's own check re-encodes the body before it hashes it and knows no clock, so it refuses some right requests and
accepts some wrong ones; this one does neither.
"""
import datetime
import hashlib
import hmac
import re
from typing import NamedTuple

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256 Credential=(?P<key>[^/,]+)/(?P<day>\d{8})/(?P<region>[^/]+)/(?P<service>[^/]+)/aws4_request,"
    r" ?SignedHeaders=(?P<headers>[^,]+), ?Signature=(?P<signature>[0-9a-f]{64})")
REGION = re.compile(r"[a-z]{2,4}(-[a-z]+)+-\d+")
MAXIMUM_SKEW = 300


class Refused(Exception):
    """The request is not to be answered. The cause is one of `form` (no signature, or another form of it), `key`,
    `token`, `expired` (temporary credentials), `past`, `future` (the sender's clock), `scope` and `signature`."""

    def __init__(self, cause, reason):
        super().__init__(reason)
        self.cause = cause


class Scope(NamedTuple):
    key: str
    region: str
    service: str


def check(method, path, headers, body, find, now=None):
    """Returns the scope of a rightly signed request; raises `Refused` with the reason otherwise.

    `path` is the raw request target and `headers` an `email.message.Message`, as http.server has them. `find` gives
    the credential of an access key: its secret, its token and when it expires, the last two None if it has none.
    """
    now = now or datetime.datetime.now(datetime.timezone.utc)
    match = AUTHORIZATION.fullmatch(headers.get("Authorization", ""))
    if not match:
        raise Refused("form", "the Authorization header is missing or has another form")
    signed = match["headers"].split(";")
    check_headers(headers, signed, match["service"], body)
    account = find(match["key"])
    if account is None:
        raise Refused("key", "the access key is not known")
    if headers.get("X-Amz-Security-Token") != account.token:
        raise Refused("token", "the session token is not the one that belongs to the access key")
    check_date(headers, match["day"], now)
    if not REGION.fullmatch(match["region"]):
        raise Refused("scope", f"{match['region']} is no region")

    request = AWSRequest(method=method, url=f"http://{headers['Host']}{path}", data=body,
                         headers={name: value for name, value in headers.items() if name.lower() in signed})
    request.context["timestamp"] = headers["X-Amz-Date"]
    signer = (S3SigV4Auth if match["service"] == "s3" else SigV4Auth)(
        Credentials(account.key, account.secret), match["service"], match["region"])
    canonical = signer.canonical_request(request)
    wanted = signer.signature(signer.string_to_sign(request, canonical), request)
    if not hmac.compare_digest(wanted, match["signature"]):
        raise Refused("signature", f"the Canonical String for this request should have been\n{canonical}")
    if account.expires and now >= account.expires:
        raise Refused("expired", f"at {account.expires}")
    return Scope(match["key"], match["region"], match["service"])


def check_headers(headers, signed, service, body):
    if signed != sorted(set(signed)) or "host" not in signed:
        raise Refused("form", "SignedHeaders is not sorted, or lacks host")
    for name in headers:
        if name.lower().startswith("x-amz-") and name.lower() not in signed:
            raise Refused("signature", f"the header {name} is not signed")
    claimed = headers.get("X-Amz-Content-Sha256")
    if service == "s3" and not claimed:
        raise Refused("signature", "S3 needs the header x-amz-content-sha256")
    if claimed and claimed != "UNSIGNED-PAYLOAD" and claimed != hashlib.sha256(body).hexdigest():
        raise Refused("signature", "x-amz-content-sha256 is not the hash of the body")


def check_date(headers, day, now):
    date = headers.get("X-Amz-Date", "")
    try:
        sent = datetime.datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
    except ValueError:
        raise Refused("form", "X-Amz-Date is missing or has another form") from None
    if date[:8] != day:
        raise Refused("scope", "the day of the credential scope is not that of X-Amz-Date")
    behind = (now - sent).total_seconds()
    if abs(behind) > MAXIMUM_SKEW:
        raise Refused("past" if behind > 0 else "future", f"it is {now:%Y%m%dT%H%M%SZ} here, and {date} there")
