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
MAXIMUM_SKEW = 300


class Refused(Exception):
    """The request is not to be answered."""


class ClockRefused(Refused):
    """It is signed for another time."""


class Scope(NamedTuple):
    key: str
    region: str
    service: str


class Account(NamedTuple):
    """The one set of credentials a server knows."""
    key: str
    secret: str
    token: str | None = None


def check(method, path, headers, body, account, now=None):
    """Returns the scope of a rightly signed request; raises `Refused` with the reason otherwise.

    `path` is the raw request target and `headers` an `email.message.Message`, as http.server has them.
    """
    match = AUTHORIZATION.fullmatch(headers.get("Authorization", ""))
    if not match:
        raise Refused("the Authorization header is missing or has another form")
    signed = match["headers"].split(";")
    check_headers(headers, signed, match["service"], body)
    check_date(headers, match["day"], now or datetime.datetime.now(datetime.timezone.utc))
    if match["key"] != account.key:
        raise Refused("the access key is not known")
    if headers.get("X-Amz-Security-Token") != account.token:
        raise Refused("the session token is not the one that belongs to the access key")

    request = AWSRequest(method=method, url=f"http://{headers['Host']}{path}", data=body,
                         headers={name: value for name, value in headers.items() if name.lower() in signed})
    request.context["timestamp"] = headers["X-Amz-Date"]
    signer = (S3SigV4Auth if match["service"] == "s3" else SigV4Auth)(
        Credentials(account.key, account.secret), match["service"], match["region"])
    canonical = signer.canonical_request(request)
    wanted = signer.signature(signer.string_to_sign(request, canonical), request)
    if not hmac.compare_digest(wanted, match["signature"]):
        raise Refused(f"the signature does not match; the canonical request here is:\n{canonical}")
    return Scope(match["key"], match["region"], match["service"])


def check_headers(headers, signed, service, body):
    if signed != sorted(set(signed)) or "host" not in signed:
        raise Refused("SignedHeaders is not sorted, or lacks host")
    for name in headers:
        if name.lower().startswith("x-amz-") and name.lower() not in signed:
            raise Refused(f"the header {name} is not signed")
    claimed = headers.get("X-Amz-Content-Sha256")
    if service == "s3" and not claimed:
        raise Refused("S3 needs the header x-amz-content-sha256")
    if claimed and claimed != "UNSIGNED-PAYLOAD" and claimed != hashlib.sha256(body).hexdigest():
        raise Refused("x-amz-content-sha256 is not the hash of the body")


def check_date(headers, day, now):
    date = headers.get("X-Amz-Date", "")
    try:
        sent = datetime.datetime.strptime(date, "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
    except ValueError:
        raise Refused("X-Amz-Date is missing or has another form") from None
    if date[:8] != day:
        raise Refused("the day of the credential scope is not that of X-Amz-Date")
    if abs((now - sent).total_seconds()) > MAXIMUM_SKEW:
        raise ClockRefused("the clock of the sender is more than five minutes off")
