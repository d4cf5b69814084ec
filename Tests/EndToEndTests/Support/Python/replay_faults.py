"""What a replay server does wrong when it is told to.

A fault is written ACTION=KIND[:TIMES]. ACTION is an operation, or `*` for every one. It happens TIMES times (always,
if not given), then the answers are right. KIND is one of

  refuse        403 with the service's code for a missing permission
  throttle      503 RequestLimitExceeded
  unavailable   503 Unavailable
  expired       the service's error for temporary credentials that have expired
  html          200, but a web page (well-formed, so XML to a parser), as a captive portal sends it
  truncate      200 with half of the body, and the connection cut
  hang-up       no answer, the connection cut
  delay         the right answer, half a second late
  empty-page    a first page without elements, but with a token
  repeat-token  every page carries the token of the first one
"""
import threading

from replay_errors import authentication_error
from replay_model import ServiceError
from sigv4_check import Refused

KINDS = ("refuse", "throttle", "unavailable", "expired", "html", "truncate", "hang-up", "delay", "empty-page",
         "repeat-token")
PAGE_KINDS = ("empty-page", "repeat-token")
DELAY_SECONDS = 0.5


class Faults:
    """Which request is to go wrong, and how."""

    def __init__(self, orders):
        self.left, self.lock = {}, threading.Lock()
        for order in orders:
            action, _, rest = order.partition("=")
            kind, _, times = rest.partition(":")
            if kind not in KINDS:
                raise SystemExit(f"there is no fault {kind!r}; there are {', '.join(KINDS)}")
            self.left[action, kind] = int(times) if times else None

    def take(self, action, kinds):
        """The first of `kinds` that is due for `action`; it counts as having happened."""
        with self.lock:
            for kind in kinds:
                for key in ((action, kind), ("*", kind)):
                    if self.left.get(key, 0) != 0:
                        if self.left[key] is not None:
                            self.left[key] -= 1
                        return kind
        return None

    def concerns_pages(self, action):
        return any(key in self.left for kind in PAGE_KINDS for key in ((action, kind), ("*", kind)))


def service_error(kind, service):
    """The error that a fault is, in the service's own code; none where it is something else."""
    if kind == "refuse":
        code = {"ec2": "UnauthorizedOperation", "query": "AccessDenied"}.get(service.protocol, "AccessDeniedException")
        status = 400 if service.protocol == "json" else 403
        return ServiceError(status, code, "You are not authorized to perform this operation.")
    if kind == "expired":
        return authentication_error(service, Refused("expired", "as ordered"))
    return {
        "throttle": ServiceError(503, "RequestLimitExceeded", "Request limit exceeded."),
        "unavailable": ServiceError(503, "Unavailable", "The service is unavailable. Please try again shortly."),
    }.get(kind)
