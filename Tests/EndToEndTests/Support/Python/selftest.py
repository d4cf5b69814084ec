#!/usr/bin/env python3
"""Do the test servers do what the tests rely on? Asked by boto3, which nobody here wrote.

Prints one line per check that failed, and exits with 1 if any did. Run by the suite ServerSelfTests.
"""
import contextlib
import http.client
import json
import pathlib
import sys
import tempfile
import threading
import time
import traceback

import boto3
import botocore.session
from botocore.config import Config
from botocore.exceptions import ClientError, HTTPClientError
from botocore.parsers import ResponseParserError

from replay_credentials import KEY, SECRET
from replay_faults import DELAY_SECONDS, KINDS
from replay_server import make_server

DEMO = pathlib.Path(__file__).resolve().parents[4] / "Fixtures" / "demo"
REGION = "eu-west-1"


@contextlib.contextmanager
def serving(snapshot=DEMO, **options):
    server = make_server(snapshot, **options)
    worker = threading.Thread(target=server.serve_forever, args=[0.02], daemon=True)
    worker.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        worker.join(timeout=5)


def client(port, service="ec2", key=KEY, secret=SECRET, region=REGION, token=None):
    """A boto3 client that does not retry and leaves times as they came, as the AWS CLI does."""
    session = botocore.session.Session()
    session.get_component("response_parser_factory").set_parser_defaults(timestamp_parser=lambda text: text)
    return boto3.Session(botocore_session=session).client(
        service, region_name=region, endpoint_url=f"http://127.0.0.1:{port}", aws_access_key_id=key,
        aws_secret_access_key=secret, aws_session_token=token, config=Config(retries={"total_max_attempts": 1}))


def without_metadata(answer):
    return {key: value for key, value in answer.items() if key not in ("ResponseMetadata", "NextToken")}


def code_of(call, **parameters):
    try:
        call(**parameters)
    except ClientError as error:
        return error.response["ResponseMetadata"]["HTTPStatusCode"], error.response["Error"]["Code"]
    return 200, None


def demo_file(name):
    return json.loads((DEMO / "111122223333" / REGION / f"{name}.json").read_text())


def whole_answers_equal_the_files():
    """Every file of the demo comes back as it is: the files are true to the model, and so is the XML."""
    with serving() as port:
        ec2 = client(port)
        paths = sorted((DEMO / "111122223333" / REGION).rglob("*.json"))
        assert len(paths) > 15, paths
        for path in paths:
            operation = (path.stem if path.parent.name == REGION else path.parent.name).replace("-", "_")
            selector = {} if path.parent.name == REGION else {"PrefixListId": path.stem}
            answer = without_metadata(getattr(ec2, operation)(**selector))
            assert answer == json.loads(path.read_text()), f"{path} differs"


def pages_add_up():
    wanted = demo_file("describe-network-interfaces")["NetworkInterfaces"]
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "log")
        with serving(log=str(log)) as port:
            pages = list(client(port).get_paginator("describe_network_interfaces").paginate(
                PaginationConfig={"PageSize": 5}))
            assert [len(page["NetworkInterfaces"]) for page in pages] == [5, len(wanted) - 5], pages
            assert [each for page in pages for each in page["NetworkInterfaces"]] == wanted
        lines = [json.loads(line) for line in log.read_text().splitlines()]
        assert [line["parameters"].get("MaxResults") for line in lines] == [5, 5], lines
        assert [line["status"] for line in lines] == [200, 200], lines
        assert {(line["action"], line["region"]) for line in lines} == {("DescribeNetworkInterfaces", REGION)}


def the_server_may_page_by_itself():
    with serving(page_size=2) as port:
        pages = list(client(port).get_paginator("describe_subnets").paginate())
        assert [len(page["Subnets"]) for page in pages] == [2, 2, 2, 1], pages


def wrong_requests_are_refused():
    with serving() as port:
        ec2 = client(port)
        assert code_of(ec2.describe_route_tables, MaxResults=101) == (400, "InvalidParameterValue")
        assert code_of(ec2.describe_vpcs, NextToken="made-up") == (400, "InvalidNextToken")
        token = ec2.describe_subnets(MaxResults=5)["NextToken"]
        assert code_of(ec2.describe_vpcs, NextToken=token) == (400, "InvalidNextToken")
        assert raw(port, "Action=DescribeUnicorns&Version=2016-11-15") == (400, "InvalidAction")
        assert raw(port, "Action=DescribeVpcs&Version=2016-11-15&MaxResult=5") == (400, "UnknownParameter")
        assert raw(port, "Action=DescribeVpcs&Version=2014-01-01") == (400, "InvalidParameterValue")
        assert raw(port, "Action=GetManagedPrefixListEntries&Version=2016-11-15") == (400, "MissingParameter")


def raw(port, body):
    """Status and error code of a hand-made, rightly signed request."""
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    request = AWSRequest("POST", f"http://127.0.0.1:{port}/", data=body, headers={
        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8"})
    SigV4Auth(Credentials(KEY, SECRET), "ec2", REGION).add_auth(request)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("POST", "/", body, dict(request.headers))
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text.partition("<Code>")[2].partition("</Code>")[0]


def every_fault_happens():
    expected = {
        "refuse": (403, "UnauthorizedOperation"), "throttle": (503, "RequestLimitExceeded"),
        "unavailable": (503, "Unavailable"), "expired": (400, "RequestExpired"),
        "truncate": (HTTPClientError, ResponseParserError),
        "hang-up": (HTTPClientError,)}
    for kind, wanted in expected.items():
        with serving(faults=[f"DescribeVpcs={kind}:2"]) as port:
            ec2 = client(port)
            for _ in range(2):
                outcome(ec2.describe_vpcs, wanted, kind)
            assert code_of(ec2.describe_vpcs) == (200, None), kind
            assert code_of(ec2.describe_subnets) == (200, None), kind
    # A page that happens to be well-formed XML: boto3 takes it for an answer that holds nothing.
    with serving(faults=["DescribeVpcs=html"]) as port:
        answer = client(port).describe_vpcs()
        assert "Vpcs" not in answer and answer["ResponseMetadata"]["HTTPHeaders"]["content-type"] == "text/html"
    with serving(faults=["*=empty-page:1"]) as port:
        first = client(port).describe_vpcs(MaxResults=5)
        assert first["Vpcs"] == [] and first["NextToken"], first
        second = client(port).describe_vpcs(MaxResults=5, NextToken=first["NextToken"])
        assert len(second["Vpcs"]) == 2 and "NextToken" not in second, second
    with serving(faults=["DescribeVpcs=repeat-token"]) as port:
        first = client(port).describe_vpcs()
        second = client(port).describe_vpcs(NextToken=first["NextToken"])
        assert first["NextToken"] == second["NextToken"] and first["Vpcs"] == second["Vpcs"]
    with serving(faults=["DescribeVpcs=delay:1"]) as port:
        start = time.monotonic()
        assert client(port).describe_vpcs()["Vpcs"] and time.monotonic() - start >= DELAY_SECONDS
    assert set(KINDS) == {*expected, "html", "empty-page", "repeat-token", "delay"}


def outcome(call, wanted, kind):
    if isinstance(wanted[0], int):
        assert code_of(call) == wanted, kind
        return
    try:
        call()
    except wanted:
        return
    except ClientError as error:
        raise AssertionError(f"{kind}: {error!r}") from error
    raise AssertionError(f"{kind}: nothing happened")


CHECKS = (whole_answers_equal_the_files, pages_add_up, the_server_may_page_by_itself, wrong_requests_are_refused,
          every_fault_happens)


def run(checks):
    failed = 0
    for check in checks:
        try:
            check()
        except Exception:
            failed += 1
            print(f"failed: {check.__name__}\n{traceback.format_exc()}")
    print(f"{len(checks) - failed} of {len(checks)} checks passed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run(CHECKS))
