"""Reads configuration files with botocore: a JSON list of texts on standard input, a JSON object of profiles, SSO sessions
and services for each (null where botocore refuses the text). Values with pairs below them are left out where no one
asks for the pairs, and blank lines within values are."""

import json
import os
import sys
import tempfile

import botocore.configloader
from botocore.exceptions import BotoCoreError


def read(text, path):
    with open(path, "w", newline="") as file:
        file.write(text)
    try:
        parsed = botocore.configloader.load_config(path)
    except BotoCoreError:
        return None
    return {
        "profiles": {name: flat(section) for name, section in parsed["profiles"].items()},
        "sso_sessions": {name: flat(section) for name, section in parsed.get("sso_sessions", {}).items()},
        "services": {name: nested(section) for name, section in parsed.get("services", {}).items()},
    }


def flat(section):
    return {key: "\n".join(v for v in value.split("\n") if v) if isinstance(value, str) else ""
            for key, value in section.items()}


def nested(section):
    return {key: {} if isinstance(value, str) else value for key, value in section.items()}


with tempfile.TemporaryDirectory() as folder:
    print(json.dumps([read(text, os.path.join(folder, "config")) for text in json.load(sys.stdin)]))
