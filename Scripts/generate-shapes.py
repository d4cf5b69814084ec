#!/usr/bin/env python3
"""Writes the table of API shapes that awsdrops decodes answers with, from the models of the installed botocore.

Usage: generate-shapes.py [--check]

Reads Scripts/api-operations.txt, writes Sources/CShapes/CShapes.c (a C string, for a Swift literal of that size takes
the compiler half a minute). With --check nothing is written; the exit
status is 1 where the file is not what would be written.

The table has one line per service, operation and shape:

    service NAME protocol=P version=V [json=V target=T]
    operation NAME method=M uri=U [auth=none] [in=SHAPE] [out=TYPE] [wrapper=W] [paging …]
    struct NAME MEMBER[:WIRE][@LOCATION]=TYPE …
    list NAME WIRE=TYPE [flat]
    map NAME KEYWIRE=TYPE VALUEWIRE=TYPE [flat]

TYPE is a shape's name or one of the letters of SCALARS. WIRE stands only where it differs from MEMBER. Shapes that
requests are made of start with `>`, for their wire names follow other rules. Paging is token=INPUT|OUTPUT,
size=PARAMETER:LARGEST, list=MEMBER|…, keep=MEMBER|… and more=MEMBER, as in botocore's paginators.
"""

import pathlib
import sys

import botocore.session
from botocore.exceptions import UnknownServiceError

ROOT = pathlib.Path(__file__).resolve().parent.parent
OPERATIONS = ROOT / "Scripts" / "api-operations.txt"
TABLE = ROOT / "Sources" / "CShapes" / "CShapes.c"

SCALARS = {
    "string": "s", "character": "s", "boolean": "b", "integer": "i", "long": "i", "float": "f", "double": "f",
    "timestamp": "t", "blob": "x",
}
DOCUMENT = "d"
PROTOCOLS = {"ec2", "query", "json", "rest-json"}


def asked():
    """The operations by service, in the file's order: {service: [(operation, page size or None)]}."""
    services = {}
    for number, line in enumerate(OPERATIONS.read_text().splitlines(), 1):
        words = line.split("#")[0].split()
        if not words:
            continue
        if len(words) not in (2, 3):
            sys.exit(f"{OPERATIONS.name}:{number}: expected a service, an operation and perhaps a page size")
        size = int(words[2]) if len(words) == 3 else None
        services.setdefault(words[0], []).append((words[1], size))
    return services


class Service:
    """The lines of one service."""

    def __init__(self, name, session):
        self.name = name
        self.model = session.get_service_model(name)
        self.protocol = self.model.resolve_protocol() if hasattr(self.model, "resolve_protocol") else self.model.protocol
        if self.protocol not in PROTOCOLS:
            sys.exit(f"{name} speaks {self.protocol}, which awsdrops does not")
        self.shapes = {}
        try:
            loader = session.get_component("data_loader")
            self.paginators = loader.load_service_model(name, "paginators-1")["pagination"]
        except UnknownServiceError:
            self.paginators = {}

    def lines(self, operations):
        metadata = self.model.metadata
        head = f"service {self.name} protocol={self.protocol} version={metadata['apiVersion']}"
        if self.protocol == "json":
            head += f" json={metadata['jsonVersion']} target={metadata['targetPrefix']}"
        body = [self.operation(name, size) for name, size in sorted(operations)]
        return [head] + body + [self.shapes[name] for name in sorted(self.shapes)]

    def operation(self, name, size):
        model = self.model.operation_model(name)
        words = [f"operation {name}", f"method={model.http['method']}", f"uri={model.http['requestUri']}"]
        if model.auth_type == "none" or model.auth == ["smithy.api#noAuth"]:
            words.append("auth=none")
        if model.input_shape is not None and model.input_shape.members:
            words.append(f"in={self.type(model.input_shape, True)}")
        output = model.output_shape
        if output is not None:
            words.append(f"out={self.type(output, False)}")
            if "resultWrapper" in output.serialization:
                words.append(f"wrapper={output.serialization['resultWrapper']}")
            if "payload" in output.serialization:
                sys.exit(f"{self.name} {name} answers in one member's own form, which awsdrops does not read")
        return " ".join(words + self.paging(model, size))

    def paging(self, model, size):
        """The rule of botocore's paginator, or, where it has none, that of a token in both input and output."""
        rule = self.paginators.get(model.name)
        inputs = model.input_shape.members if model.input_shape is not None else {}
        outputs = model.output_shape.members if model.output_shape is not None else {}
        if rule is None:
            tokens = [n for n in inputs if n.lower() in ("nexttoken", "marker")]
            answers = [n for n in outputs if n.lower() in ("nexttoken", "nextmarker", "marker")]
            if not tokens or not answers:
                return []
            sizes = [n for n in inputs if n.lower() in ("maxresults", "pagesize", "maxrecords")]
            rule = {
                "input_token": tokens[0], "output_token": answers[0],
                "result_key": [n for n in outputs if outputs[n].type_name == "list"],
                "non_aggregate_keys": [
                    n for n in outputs if outputs[n].type_name != "list" and n != answers[0]],
            }
            if sizes:
                rule["limit_key"] = sizes[0]
        keys = rule["result_key"] if isinstance(rule["result_key"], list) else [rule["result_key"]]
        if any("." in key for key in keys):
            # Lists within another member are not merged: whoever asks for these goes through the pages.
            return []
        words = [f"token={rule['input_token']}|{rule['output_token']}", f"list={'|'.join(keys)}"]
        limit = rule.get("limit_key")
        largest = size or (inputs[limit].metadata.get("max") if limit in inputs else None)
        if limit is not None and largest is not None:
            words.append(f"size={limit}:{largest}")
        if rule.get("non_aggregate_keys"):
            words.append(f"keep={'|'.join(rule['non_aggregate_keys'])}")
        if "more_results" in rule:
            words.append(f"more={rule['more_results']}")
        return words

    def type(self, shape, is_input):
        if shape.type_name in SCALARS:
            return SCALARS[shape.type_name]
        if getattr(shape, "is_document_type", False):
            return DOCUMENT
        name = (">" if is_input else "") + shape.name
        if name not in self.shapes:
            self.shapes[name] = ""  # holds the place of a shape that contains itself
            self.shapes[name] = f"{shape.type_name if shape.type_name != 'structure' else 'struct'} {name}" + (
                self.contents(shape, is_input))
        return name

    def contents(self, shape, is_input):
        flat = " flat" if shape.serialization.get("flattened") else ""
        if shape.type_name == "structure":
            members = [self.member(name, member, is_input) for name, member in shape.members.items()]
            return "".join(f" {member}" for member in members)
        if shape.type_name == "list":
            # EC2 lists in requests have no name of their own between the list's and the number.
            wire = shape.member.serialization.get("name", "member")
            return f" {wire}={self.type(shape.member, is_input)}{flat}"
        key = shape.key.serialization.get("name", "key")
        value = shape.value.serialization.get("name", "value")
        return f" {key}={self.type(shape.key, is_input)} {value}={self.type(shape.value, is_input)}{flat}"

    def member(self, name, shape, is_input):
        wire = shape.serialization.get("name", name)
        if self.protocol == "ec2" and is_input:
            wire = shape.serialization.get("queryName", wire[0].upper() + wire[1:])
        if shape.type_name == "list" and shape.serialization.get("flattened") and self.protocol in ("query", "ec2"):
            if not (self.protocol == "ec2" and is_input):
                wire = shape.member.serialization.get("name", wire)
        location = shape.serialization.get("location")
        places = {"uri": "@uri", "querystring": "@query", "header": "@header", "headers": "@headers",
                  "statusCode": "@status"}
        text = name if wire == name else f"{name}:{wire}"
        return f"{text}{places[location] if location else ''}={self.type(shape, is_input)}"


def main():
    session = botocore.session.get_session()
    lines = []
    for name, operations in sorted(asked().items()):
        lines += Service(name, session).lines(operations)
    literals = "\n".join(f'    "{line}\\n"' for line in lines)
    text = (
        "// Made by Scripts/generate-shapes.py from botocore's models; do not edit.\n"
        '#include "CShapes.h"\n\n'
        f"static const char table[] =\n{literals};\n\n"
        "const char *cshapes_text(void) { return table; }\n\n"
        "size_t cshapes_length(void) { return sizeof table - 1; }\n")
    if sys.argv[1:] == ["--check"]:
        if not TABLE.exists() or TABLE.read_text() != text:
            sys.exit(f"{TABLE.relative_to(ROOT)} is out of date: run Scripts/generate-shapes.py")
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        TABLE.write_text(text)


main()
