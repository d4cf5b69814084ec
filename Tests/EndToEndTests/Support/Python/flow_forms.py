"""Writes the same random flow log records in every form there is, and prints, as JSON, what DuckDB counts in them.

    flow_forms.py FOLDER SEED
"""

import base64
import gzip
import json
import os
import subprocess
import sys

import pyarrow
import pyarrow.parquet

from flow_parquet import LARGE, SMALL, counted, records

FIELDS = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status"
NAMES = [field.replace("-", "_") for field in FIELDS.split()]


def lines(rows):
    """The records in the default format."""
    return [" ".join("-" if row[name] is None else str(row[name]) for name in NAMES) for row in rows]


def event(number, line):
    return {
        "logStreamName": "eni-0a-all", "timestamp": 1_700_000_000_000 + number, "message": line,
        "ingestionTime": 1_700_000_100_000, "eventId": f"{number:056d}",
    }


def envelopes(texts, size=100):
    """Messages of a subscription, with a control message before each."""
    for start in range(0, len(texts), size):
        part = enumerate(texts[start:start + size])
        events = [{"id": str(number), "timestamp": number, "message": text} for number, text in part]
        shared = {"owner": "CloudwatchLogs", "logGroup": "", "logStream": "", "subscriptionFilters": []}
        control = {"id": "", "timestamp": 1, "message": "CWL CONTROL MESSAGE: Checking health of destination."}
        yield {"messageType": "CONTROL_MESSAGE", **shared, "logEvents": [control]}
        yield {"messageType": "DATA_MESSAGE", **shared, "logEvents": events}


def packed(envelope):
    return base64.b64encode(gzip.compress(json.dumps(envelope).encode())).decode()


def forms(texts):
    """File names and contents."""
    plain = "".join(text + "\n" for text in texts)
    answer = {"events": [event(number, text) for number, text in enumerate(texts)], "searchedLogStreams": []}
    half = len(texts) // 2
    yield "header", f"{FIELDS}\n{plain}"
    yield "bare", plain
    yield "carriage-returns", f"{FIELDS}\n{plain}".replace("\n", "\r\n")
    yield "no-end", plain.rstrip("\n")
    yield "reordered", "\n".join(
        " ".join(reversed(text.split())) for text in [FIELDS] + texts) + "\n"
    yield "export", "".join(f"2023-11-14T22:13:20.{number % 1000:03d}Z {text}\n" for number, text in enumerate(texts))
    yield "console.csv", "timestamp,message\n" + "".join(
        f"{1_700_000_000_000 + number},{text}\n" for number, text in enumerate(texts))
    yield "insights.csv", "@timestamp,@message\n" + "".join(
        f'"2023-11-14 22:13:20.000","{text}"\n' for text in texts)
    yield "answer.json", json.dumps(answer, indent=4)
    yield "compact.json", json.dumps(answer, separators=(",", ":"))
    yield "answers.json", "".join(
        json.dumps({"events": part}) for part in (answer["events"][:half], answer["events"][half:]))
    yield "firehose", "".join(json.dumps({"message": text}) for text in texts)
    yield "firehose-lines", "".join(json.dumps({"message": text + "\n"}) + "\n" for text in texts)
    yield "subscription", "".join(json.dumps(envelope) for envelope in envelopes(texts))
    yield "lambda.json", "\n".join(json.dumps({"awslogs": {"data": packed(envelope)}}) for envelope in envelopes(texts))
    yield "kinesis.json", json.dumps(
        {"Records": [{"kinesis": {"data": packed(envelope), "partitionKey": "a"}} for envelope in envelopes(texts)]})
    yield "base64", "\n".join(packed(envelope) for envelope in envelopes(texts))


def write(folder, seed):
    rows = [row for part in range(4) for row in records(f"{seed} {part}")]
    types = {
        name: pyarrow.int32() if name in SMALL else pyarrow.int64() if name in LARGE else pyarrow.string()
        for name in NAMES}
    table = pyarrow.table({name: pyarrow.array([row[name] for row in rows], types[name]) for name in NAMES})
    pyarrow.parquet.write_table(table, f"{folder}/flows.parquet", compression="gzip", row_group_size=2500)
    names = ["flows.parquet"]
    for name, text in forms(lines(rows)):
        with open(f"{folder}/{name}", "w", newline="") as file:
            file.write(text)
        half = len(text) // 2
        with open(f"{folder}/{name}.gz", "wb") as file:
            # Two members, cut anywhere.
            file.write(gzip.compress(text[:half].encode()) + gzip.compress(text[half:].encode()))
        subprocess.run(["zstd", "-q", f"{folder}/{name}"], check=True)
        names += [name, f"{name}.gz", f"{name}.zst"]
    # Forms mixed in one file, and one packing inside another.
    with open(f"{folder}/twice", "wb") as file:
        with open(f"{folder}/bare.gz", "rb") as inner:
            file.write(gzip.compress(inner.read()))
    print(json.dumps({"files": names + ["twice"], "counted": counted(os.path.join(folder, "flows.parquet"))}))


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2])
