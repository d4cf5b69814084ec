#!/usr/bin/env python3
"""Asks the AWS CLI everything that a snapshot holds of the caller's account, and writes its answers in the same places.

    cli_dump.py URL SNAPSHOT OUT

Runs the AWS CLI (in this process, for the sake of time) for every file of a collection below SNAPSHOT, and writes what
it prints to OUT. Files that merge several calls are asked once per id, and merged alike.
"""
import contextlib
import io
import json
import pathlib
import sys

import awscli.clidriver
from botocore import xform_name

from collected_calls import Region, collected_names, merged


class CLI:
    """The AWS CLI against one endpoint."""

    def __init__(self, url):
        self.url = url
        self.driver = awscli.clidriver.create_clidriver()

    def ask(self, name, region, parameters):
        service, operation = name.split()
        arguments = [service, xform_name(operation, "-"), "--endpoint-url", self.url, "--region", region, "--output",
                     "json"]
        for parameter, value in parameters.items():
            arguments += [f"--{xform_name(parameter, '-')}", value if isinstance(value, str) else json.dumps(value)]
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            status = self.driver.main(arguments)
        if status != 0:
            sys.exit(f"aws {' '.join(arguments)} failed with status {status}")
        return json.loads(printed.getvalue() or "{}")


def main():
    url, snapshot, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    cli = CLI(url)
    account = cli.ask("sts GetCallerIdentity", "eu-west-1", {})["Account"]
    for place in sorted((snapshot / account).iterdir()):
        region, answers = Region(place), {}
        for name in collected_names():
            for file, parameters in region.calls(name):
                if file.exists():
                    answers.setdefault(file, []).append(cli.ask(name, place.name, parameters))
        for file, parts in answers.items():
            target = out / file.relative_to(snapshot)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(json.dumps(merged(parts)))


main()
