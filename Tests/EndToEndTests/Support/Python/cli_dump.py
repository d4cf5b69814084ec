#!/usr/bin/env python3
"""Asks the AWS CLI everything that a snapshot holds, and writes its answers in the same places.

    cli_dump.py URL SNAPSHOT OUT

Reads the names of the files below SNAPSHOT, runs the AWS CLI for each (in this process, for the sake of time), and
writes what it prints to OUT. Files that merge several calls are asked once per id, and merged alike.
"""
import contextlib
import io
import json
import pathlib
import re
import sys

import awscli.clidriver

# The option that takes the id, for calls that are asked per id.
ID_OPTIONS = {
    "get-managed-prefix-list-entries": "--prefix-list-id",
    "search-transit-gateway-routes": "--transit-gateway-route-table-id",
    "get-transit-gateway-route-table-associations": "--transit-gateway-route-table-id",
    "get-transit-gateway-route-table-propagations": "--transit-gateway-route-table-id",
    "describe-load-balancer-attributes": "--load-balancer-arn",
    "describe-rules": "--listener-arn",
    "describe-target-group-attributes": "--target-group-arn",
    "describe-target-health": "--target-group-arn",
}
# More options that the collector gives.
MORE = {"search-transit-gateway-routes": ["--filters", "Name=state,Values=active,blackhole"]}


class CLI:
    """The AWS CLI against one endpoint."""

    def __init__(self, url):
        self.url = url
        self.driver = awscli.clidriver.create_clidriver()

    def ask(self, service, operation, region, options):
        printed = io.StringIO()
        arguments = [service, operation, "--endpoint-url", self.url, "--region", region, "--output", "json"] + options
        with contextlib.redirect_stdout(printed):
            status = self.driver.main(arguments)
        if status != 0:
            sys.exit(f"aws {' '.join(arguments)} failed with status {status}")
        return json.loads(printed.getvalue() or "{}")

    def instance_types(self, region):
        reservations = self.ask("ec2", "describe-instances", region, [])["Reservations"]
        types = {each["InstanceType"] for reservation in reservations for each in reservation["Instances"]}
        return ["--instance-types", *sorted(types)]


def main():
    url, snapshot, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    cli = CLI(url)
    for file in sorted(snapshot.rglob("*.json")):
        place = file.relative_to(snapshot)
        if place.name == "collect.json":
            continue
        account, region, *rest = place.with_suffix("").parts
        if not re.fullmatch(r"\d{12}", account):
            sys.exit(f"{place} does not start with an account")
        identifier = rest.pop() if rest[-2:-1] and rest[-2] in ID_OPTIONS else None
        service = rest[0] if len(rest) == 2 else "ec2"
        operation = rest[-1]
        options = list(MORE.get(operation, []))
        if identifier is not None:
            options += [ID_OPTIONS[operation], identifier]
        if operation == "describe-instance-types":
            options += cli.instance_types(region)
        target = out / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(cli.ask(service, operation, region, options)))


main()
