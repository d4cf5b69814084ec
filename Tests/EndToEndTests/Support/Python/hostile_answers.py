"""Answers that are made to harm whoever reads them, as bytes piece by piece, by kind:

  deep-xml         elements in one another, a million of them, all closed again
  deep-json        lists in one another, a million of them, all closed again
  entity-bomb      entities made of entities: a kilobyte that stands for gigabytes
  long-entity      an entity of 100 kB that is used a hundred thousand times
  file-entity      an entity that is a file of the reader
  endless-xml      elements of a list without an end
  endless-json     the same as JSON
  endless-headers  header lines without an end
"""
KINDS = ("deep-xml", "deep-json", "entity-bomb", "long-entity", "file-entity", "endless-xml", "endless-json",
         "endless-headers")
DEPTH, TIMES = 1_000_000, 100_000
ROOT = b"<DescribeSubnetsResponse><subnetSet>"
END = b"</subnetSet></DescribeSubnetsResponse>"
ITEM = b"<item><subnetId>subnet-1</subnetId><vpcId>&e;</vpcId></item>"


def body(kind):
    """The pieces of the body; those of an answer without an end never stop."""
    match kind:
        case "deep-xml":
            yield b"<DescribeSubnetsResponse>"
            yield b"<item>" * DEPTH
            yield b"</item>" * DEPTH
            yield b"</DescribeSubnetsResponse>"
        case "deep-json":
            yield b'{"Firewalls":' + b"[" * DEPTH
            yield b"]" * DEPTH + b"}"
        case "entity-bomb":
            levels = b"".join(
                b'<!ENTITY e%d "%s">' % (level, b"&e%d;" % (level - 1) * 10) for level in range(1, 11))
            yield b'<!DOCTYPE r [<!ENTITY e0 "0123456789">%s<!ENTITY e "&e10;">]>' % levels + ROOT + ITEM + END
        case "long-entity":
            yield b'<!DOCTYPE r [<!ENTITY e "%s">]>' % (b"x" * 100_000) + ROOT
            yield ITEM * TIMES
            yield END
        case "file-entity":
            yield b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]>' + ROOT + ITEM + END
        case "endless-xml":
            yield ROOT
            while True:
                yield ITEM.replace(b"&e;", b"vpc-1") * 10_000
        case "endless-json":
            yield b'{"Firewalls":['
            while True:
                yield b'{"FirewallName":"a","FirewallArn":"b"},' * 10_000


def is_json(kind):
    return kind.endswith("json")
