"""Filter patterns for space-delimited events, as "Filter pattern syntax" of the CloudWatch Logs User Guide has them.

Only what the tests need: names, `=`, `!=`, `<`, `<=`, `>` and `>=` with numbers and quoted words, `||` and `&&`.
"""
import operator
import re

CONDITION = re.compile(r'(\w+)(?:\s*(=|!=|<=|>=|<|>)\s*("[^"]*"|-?\d+))?')
OPERATORS = {"=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


class PatternFault(ValueError):
    pass


def compiled(text):
    """A function that tells whether an event fits; everything fits the empty pattern."""
    if not text:
        return lambda _: True
    if not (text.startswith("[") and text.endswith("]")):
        raise PatternFault(f"not space-delimited: {text}")
    fields = [field(part.strip()) for part in text[1:-1].split(",")]

    def fits(event):
        words = event.split()
        return len(words) == len(fields) and all(test(word) for test, word in zip(fields, words))

    return fits


def field(text):
    if "||" in text and "&&" in text:
        raise PatternFault(f"which binds more is not written down: {text}")
    sign, combined = ("&&", all) if "&&" in text else ("||", any)
    tests = [condition(part.strip()) for part in text.split(sign)]
    return lambda word: combined(test(word) for test in tests)


def condition(text):
    match = CONDITION.fullmatch(text)
    if not match:
        raise PatternFault(f"not understood: {text}")
    _, sign, value = match.groups()
    if sign is None:
        return lambda _: True
    compare = OPERATORS[sign]
    if value.startswith('"'):
        return lambda word: compare(word, value[1:-1])
    number = int(value)
    return lambda word: re.fullmatch(r"-?\d+", word) is not None and compare(int(word), number)
