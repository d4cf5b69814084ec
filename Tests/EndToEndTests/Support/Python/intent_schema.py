#!/usr/bin/env python3
"""Asks jsonschema and an XML parser about files: intent_schema.py SCHEMA FILE... prints one line per YAML file, `valid` or the first
fault; for a file that ends in .xml its test cases, as JSON."""
import json
import sys
import xml.etree.ElementTree

import jsonschema
import yaml


def judge(path, validator):
    with open(path, encoding="utf-8") as file:
        if path.endswith(".xml"):
            cases = xml.etree.ElementTree.parse(file).getroot().iter("testcase")
            return json.dumps([[case.get("name"), case.get("line"), [child.tag for child in case]] for case in cases])
        fault = jsonschema.exceptions.best_match(validator.iter_errors(yaml.safe_load(file)))
    return "valid" if fault is None else f"{fault.json_path}: {fault.message}".replace("\n", " ")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sys.argv[2:]:
        print(judge(path, validator))


if __name__ == "__main__":
    main()
