"""Makes answers of every operation awsdrops knows, and what botocore reads out of them.

Input: {"seed": n, "perOperation": n, "operations": ["ec2 DescribeVpcs", …]}. Output: a list of
{"service", "operation", "status", "body", "expected"}; the body is what a server would send, filled from the model's
output shape at random: members left out, empty lists, unknown elements, entities, blanks.
"""

import json
import random
import sys
from xml.sax.saxutils import escape

import botocore.parsers
import botocore.session

TEXTS = ["", "a", "10.0.0.0/16", " kept blanks ", "<&>\"'", "Zürich – 東京 🦊", "line\nbreak", "true", "-1", "\u2028"]


class Maker:
    """Makes one answer of a service."""

    def __init__(self, model, chance):
        self.model = model
        self.chance = chance
        self.protocol = model.resolve_protocol() if hasattr(model, "resolve_protocol") else model.protocol

    def value(self, shape, depth=0):
        """A value in the model's names, as a server holds it."""
        kind = shape.type_name
        if kind == "structure":
            members = list(shape.members.items())
            if depth > 8:
                return {}
            if getattr(shape, "is_tagged_union", False) and members:
                members = [self.chance.choice(members)]
                return {n: self.value(s, depth + 1) for n, s in members}
            return {n: self.value(s, depth + 1) for n, s in members if self.chance.random() < 0.8}
        if kind == "list":
            count = 0 if depth > 7 else self.chance.choice([0, 1, 1, 2, 3])
            return [self.value(shape.member, depth + 1) for _ in range(count)]
        if kind == "map":
            return {f"k{i}": self.value(shape.value, depth + 1) for i in range(self.chance.choice([0, 1, 2]))}
        if kind in ("integer", "long"):
            return self.chance.choice([0, 1, -1, 65535, 2**31 - 1, 2**53])
        if kind in ("float", "double"):
            return self.chance.choice([0.5, 100.0, -2.25])
        if kind == "boolean":
            return self.chance.random() < 0.5
        if kind == "timestamp":
            return 1700000000.25 if "json" in self.protocol else "2026-11-25T11:22:33.000Z"
        if kind == "blob":
            return "AAEC"
        if shape.serialization.get("jsonvalue"):
            return json.dumps({"version": ["2021.12"], "n": 1})
        return self.chance.choice(TEXTS)

    def body(self, operation, value):
        if "json" in self.protocol:
            members = self.json(operation.output_shape, value)
            if self.chance.random() < 0.5:
                members = {"somethingNew": {"a": [1]}, **members, "none": None}
            return json.dumps(members, ensure_ascii=self.chance.random() < 0.5, indent=self.chance.choice([None, 2]))
        inner = self.xml_members(operation.output_shape, value)
        wrapper = operation.output_shape.serialization.get("resultWrapper")
        if wrapper:
            inner = f"<{wrapper}>{inner}</{wrapper}><ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>"
        else:
            inner = f"<requestId>r-1</requestId>{inner}"
        head = self.chance.choice(['<?xml version="1.0" encoding="UTF-8"?>\n', ""])
        return f'{head}<{operation.name}Response xmlns="http://example.com/doc/">{inner}</{operation.name}Response>'

    def json(self, shape, value):
        if shape.type_name == "structure":
            return {shape.members[n].serialization.get("name", n): self.json(shape.members[n], v)
                    for n, v in value.items() if shape.members[n].serialization.get("location") != "statusCode"}
        if shape.type_name == "list":
            return [self.json(shape.member, v) for v in value]
        if shape.type_name == "map":
            return {k: self.json(shape.value, v) for k, v in value.items()}
        return value

    def xml_members(self, shape, value):
        parts = [self.xml_member(shape.members[n], n, v) for n, v in value.items()]
        if self.chance.random() < 0.3:
            self.chance.shuffle(parts)
        if self.chance.random() < 0.2:
            parts.insert(0, "<somethingNew><item>1</item></somethingNew><!-- a remark -->")
        return self.chance.choice(["", "\n    "]).join(parts)

    def xml_member(self, shape, name, value):
        tag = shape.serialization.get("name", name)
        if shape.type_name == "list" and shape.serialization.get("flattened"):
            tag = shape.member.serialization.get("name", tag)
            return "".join(f"<{tag}>{self.xml(shape.member, v)}</{tag}>" for v in value)
        text = self.xml(shape, value)
        return f"<{tag}/>" if not text and self.chance.random() < 0.5 else f"<{tag}>{text}</{tag}>"

    def xml(self, shape, value):
        kind = shape.type_name
        if kind == "structure":
            return self.xml_members(shape, value)
        if kind == "list":
            tag = shape.member.serialization.get("name", "member")
            return "".join(f"<{tag}>{self.xml(shape.member, v)}</{tag}>" for v in value)
        if kind == "map":
            key = shape.key.serialization.get("name", "key")
            item = shape.value.serialization.get("name", "value")
            return "".join(
                f"<entry><{key}>{escape(k)}</{key}><{item}>{self.xml(shape.value, v)}</{item}></entry>"
                for k, v in value.items())
        if kind == "boolean":
            return "true" if value else "false"
        if kind == "string" and self.chance.random() < 0.2:
            return "".join(f"&#{ord(c)};" for c in value)
        return escape(str(value))


def main():
    request = json.load(sys.stdin)
    chance = random.Random(request["seed"])
    session = botocore.session.get_session()
    cases = []
    for name in request["operations"]:
        service, operation_name = name.split()
        model = session.get_service_model(service)
        maker = Maker(model, chance)
        operation = model.operation_model(operation_name)
        parser = botocore.parsers.ResponseParserFactory()
        parser.set_parser_defaults(timestamp_parser=lambda value: value, blob_parser=lambda value: value)
        parser = parser.create_parser(maker.protocol)
        for _ in range(request["perOperation"]):
            body = maker.body(operation, maker.value(operation.output_shape))
            answer = {"status_code": 200, "headers": {}, "body": body.encode()}
            expected = parser.parse(answer, operation.output_shape)
            expected.pop("ResponseMetadata", None)
            cases.append({"service": service, "operation": operation_name, "status": 200, "body": body,
                          "expected": expected})
    json.dump(cases, sys.stdout)


main()
