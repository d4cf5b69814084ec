"""The part of the Logs Insights query language that awsdrops writes, by the CloudWatch Logs guide: a strict grammar, and what
it means. Anything else is a syntax error, as it might be one of AWS's.

What has no value takes part in no comparison. Texts that look like numbers are numbers.
"""
import ipaddress
import math
import re

TOKEN = re.compile(r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"(?:[^"\\]|\\.)*")|(?P<name>@?[A-Za-z][A-Za-z0-9]*)
                       |(?P<expression>/(?:[^/\\]|\\.)+/)|(?P<sign><=|>=|!=|[=<>+\-*%(),\[\]])|(?P<divide>/))""", re.VERBOSE)


class SyntaxFault(Exception):
    pass


def tokens(text):
    found, place, text = [], 0, text.strip()
    while place < len(text):
        match = TOKEN.match(text, place)
        # A slash begins an expression behind `like` alone; elsewhere it divides.
        if match and match.lastgroup == "expression" and (not found or found[-1][1] != "like"):
            blank = len(text[place:]) - len(text[place:].lstrip())
            found.append(("sign", "/"))
            place += blank + 1
            continue
        if not match:
            raise SyntaxFault(f"unexpected {text[place:place + 30]!r}")
        found.append((match.lastgroup if match.lastgroup != "divide" else "sign", match[match.lastgroup]))
        place = match.end()
    return found


def number(value):
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


class Parser:
    """Makes a function of a record (values by name) from an expression."""

    def __init__(self, text):
        self.tokens, self.place = tokens(text), 0

    def peek(self):
        return self.tokens[self.place][1] if self.place < len(self.tokens) else None

    def take(self, *wanted):
        if self.place >= len(self.tokens) or wanted and self.peek() not in wanted:
            raise SyntaxFault(f"expected {wanted} and found {self.peek()!r}")
        self.place += 1
        return self.tokens[self.place - 1]

    def whole(self):
        value = self.either()
        if self.place != len(self.tokens):
            raise SyntaxFault(f"unexpected {self.peek()!r}")
        return value

    def either(self):
        parts = [self.both()]
        while self.peek() == "or":
            self.take()
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else lambda record: any(part(record) for part in parts)

    def both(self):
        parts = [self.inverse()]
        while self.peek() == "and":
            self.take()
            parts.append(self.inverse())
        return parts[0] if len(parts) == 1 else lambda record: all(part(record) for part in parts)

    def inverse(self):
        if self.peek() == "not":
            self.take()
            inner = self.inverse()
            return lambda record: not inner(record)
        return self.comparison()

    def comparison(self):
        left = self.sum()
        sign = self.peek()
        if sign in ("=", "!=", "<", "<=", ">", ">="):
            self.take()
            right = self.sum()
            return lambda record: compare(sign, left(record), right(record))
        if sign == "in":
            self.take()
            self.take("[")
            values = [self.sum()]
            while self.take(",", "]")[1] == ",":
                values.append(self.sum())
            return lambda record: any(compare("=", left(record), value(record)) for value in values)
        if sign == "like":
            self.take()
            kind, text = self.take()
            if kind != "expression":
                raise SyntaxFault("like takes an expression between slashes")
            pattern = re.compile(text[1:-1])
            return lambda record: left(record) is not None and bool(pattern.search(str(left(record))))
        return left

    def sum(self):
        value = self.product()
        while self.peek() in ("+", "-"):
            value = arithmetic(self.take()[1], value, self.product())
        return value

    def product(self):
        value = self.atom()
        while self.peek() in ("*", "/", "%"):
            value = arithmetic(self.take()[1], value, self.atom())
        return value

    def atom(self):
        kind, text = self.take()
        if text == "(":
            value = self.either()
            self.take(")")
            return value
        if kind == "number":
            return lambda _: float(text)
        if kind == "text":
            value = re.sub(r"\\(.)", r"\1", text[1:-1])
            return lambda _: value
        if kind != "name":
            raise SyntaxFault(f"unexpected {text!r}")
        if self.peek() != "(":
            return lambda record: record.get(text)
        self.take()
        arguments = [self.either()]
        while self.take(",", ")")[1] == ",":
            arguments.append(self.either())
        function = {"floor": floor, "ispresent": lambda value: value is not None, "isIpv4InSubnet": in_subnet(4),
                    "isIpv6InSubnet": in_subnet(6)}.get(text)
        if function is None:
            raise SyntaxFault(f"there is no function {text}")
        return lambda record: function(*(argument(record) for argument in arguments))


def floor(value):
    return None if number(value) is None else float(math.floor(number(value)))


def in_subnet(version):
    def test(value, block):
        network = ipaddress.ip_network(block)
        if network.version != version:
            raise SyntaxFault(f"{block} is no block of IPv{version}")
        try:
            return ipaddress.ip_address(value) in network
        except ValueError:
            return False
    return test


def compare(sign, left, right):
    if left is None or right is None:
        return False
    numbers = number(left), number(right)
    if None not in numbers:
        left, right = numbers
    elif sign not in ("=", "!="):
        return False
    return {"=": left == right, "!=": left != right, "<": left < right, "<=": left <= right, ">": left > right,
            ">=": left >= right}[sign] if type(left) is type(right) else sign == "!="


def arithmetic(sign, left, right):
    def value(record):
        one, other = number(left(record)), number(right(record))
        if one is None or other is None:
            return None
        return {"+": one + other, "-": one - other, "*": one * other, "/": one / other if other else None,
                "%": one % other if other else None}[sign]
    return value


AGGREGATE = re.compile(r"(count|sum|min|max)\((\*|[A-Za-z][A-Za-z0-9]*)\) as ([A-Za-z][A-Za-z0-9]*)")
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")


def evaluate(query, messages):
    """The rows of a query's answer over some messages, values by name."""
    records, limit = [{"@message": message} for message in messages], 10_000
    for step in query.split("\n| "):
        command, _, rest = step.partition(" ")
        if command == "parse":
            match = re.fullmatch(r"@message /(\^.*\$)/", rest)
            if not match:
                raise SyntaxFault(step)
            pattern = re.compile(re.sub(r"\(\?<([A-Za-z][A-Za-z0-9]*)>", r"(?P<\1>", match[1]))
            for record in records:
                found = pattern.search(record["@message"])
                record |= found.groupdict() if found else {}
        elif command == "filter":
            condition = Parser(rest).whole()
            records = [record for record in records if condition(record)]
        elif command == "fields":
            for text in rest.split(", "):
                expression, _, name = text.rpartition(" as ")
                if not NAME.fullmatch(name):
                    raise SyntaxFault(step)
                value = Parser(expression).whole()
                for record in records:
                    record[name] = value(record)
        elif command == "stats":
            records = stats(rest, records)
        elif command == "sort":
            match = re.fullmatch(r"([A-Za-z]+) desc", rest)
            if not match:
                raise SyntaxFault(step)
            records.sort(key=lambda record: -(number(record.get(match[1])) or 0))
        elif command == "limit":
            limit = int(rest)
        else:
            raise SyntaxFault(f"there is no command {command}")
    return [{name: written(value) for name, value in record.items() if value is not None} for record in records[:limit]]


def stats(text, records):
    functions, _, names = text.partition(" by ")
    wanted = []
    for each in functions.split(", "):
        match = AGGREGATE.fullmatch(each)
        if not match:
            raise SyntaxFault(each)
        wanted.append(match.groups())
    keys = names.split(", ") if names else []
    if not all(NAME.fullmatch(key) for key in keys) or len(set(keys)) != len(keys):
        raise SyntaxFault(names)
    groups = {}
    for record in records:
        groups.setdefault(tuple(written(record.get(key)) for key in keys), []).append(record)
    rows = []
    for key, members in groups.items():
        row = dict(zip(keys, key))
        for function, name, alias in wanted:
            values = [number(member.get(name)) for member in members]
            values = [value for value in values if value is not None]
            row[alias] = (float(len(members)) if function == "count" else sum(values) if function == "sum" and values
                          else None if not values else min(values) if function == "min" else max(values))
        rows.append(row)
    return rows


def written(value):
    """A value as Logs Insights writes it: numbers without a fraction where they have none."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value
