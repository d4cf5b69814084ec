"""Writes flow logs as Parquet with pyarrow, DuckDB and polars, in every combination of the options that matter.

    flow_parquet.py FOLDER WRITER CODEC    writes files into FOLDER and prints, as JSON, what DuckDB counts in each
    flow_parquet.py FOLDER refused         writes files that no flow log has, and prints what the refusal must say
    flow_parquet.py FILE small             writes one small file with dictionaries, nulls and two row groups
    flow_parquet.py FILE damaged           writes one file with three rows that are no records
"""

import itertools
import json
import os
import random
import sys

import duckdb
import polars
import pyarrow
import pyarrow.parquet

ROWS = 1500
TEXTS = ["account_id", "interface_id", "srcaddr", "dstaddr", "action", "log_status", "vpc_id", "flow_direction"]
SMALL = ["version", "srcport", "dstport", "protocol", "tcp_flags"]
LARGE = ["packets", "bytes", "start", "end"]


def records(seed):
    """Records as dictionaries; what a window without data lacks is None."""
    chance = random.Random(seed)
    for number in range(ROWS):
        start = 1_700_000_000 + number // 7
        record = {
            "version": 5, "account_id": "012345678901", "interface_id": f"eni-{chance.randrange(5):017x}",
            "srcaddr": None, "dstaddr": None, "srcport": None, "dstport": None, "protocol": None, "packets": None,
            "bytes": None, "start": start, "end": start + 60, "action": None, "log_status": "OK",
            "vpc_id": "vpc-0a", "tcp_flags": None, "flow_direction": None,
        }
        kind = chance.random()
        if kind < 0.05:
            record["log_status"] = "NODATA" if kind < 0.03 else "SKIPDATA"
            yield record
            continue
        # A long run of equal rows beside changing ones: both kinds of runs of the encodings.
        wide = chance.random() < 0.05
        steady = 400 < number < 800
        record.update(
            srcaddr=f"2001:db8::{chance.randrange(1, 4):x}" if wide else f"10.0.{chance.randrange(2)}.{chance.randrange(9)}",
            dstaddr="2001:db8::ffff" if wide else "10.1.0.5", srcport=chance.randrange(1024, 65536),
            dstport=443 if steady else chance.choice([22, 443, 5432, 65535]), protocol=6 if steady else chance.choice([6, 17]),
            packets=chance.randrange(1, 50), bytes=chance.randrange(40, 1 << 40),
            action="REJECT" if steady or chance.random() < 0.4 else "ACCEPT", tcp_flags=chance.choice([0, 2, 3, 19]),
            flow_direction=chance.choice(["ingress", "egress"]))
        yield record


def table(shape):
    """The records in one of the shapes that files have."""
    rows = list(records(shape))
    text, small, large = pyarrow.string(), pyarrow.int32(), pyarrow.int64()
    columns = {name: [row[name] for row in rows] for name in rows[0]}
    types = {name: text if name in TEXTS else small if name in SMALL else large for name in columns}
    if shape == "hyphens":
        for name in TEXTS:
            columns[name] = ["-" if value is None else value for value in columns[name]]
    elif shape == "words":
        # As flowlogs-reader's own example has it: None as a word in columns of numbers.
        for name in columns:
            columns[name] = [("-" if name in TEXTS else "None") if value is None else str(value) for value in columns[name]]
            types[name] = text
    elif shape == "times":
        types["start"], types["end"] = pyarrow.timestamp("ms"), pyarrow.timestamp("us")
        columns["start"] = [value * 1000 for value in columns["start"]]
        columns["end"] = [value * 1_000_000 for value in columns["end"]]
    elif shape == "unsigned":
        types.update(srcport=pyarrow.uint16(), dstport=pyarrow.uint32(), protocol=pyarrow.uint8(), bytes=pyarrow.uint64())
    elif shape == "doubles":
        types.update({name: pyarrow.float64() for name in SMALL + ["packets"]}, tcp_flags=pyarrow.float32())
        for name in SMALL + ["packets"]:
            columns[name] = [float("nan") if value is None else float(value) for value in columns[name]]
    elif shape == "required":
        keep = [index for index, row in enumerate(rows) if row["action"]]
        columns = {name: [values[index] for index in keep] for name, values in columns.items()}
    fields = [pyarrow.field(name, types[name], nullable=shape != "required") for name in columns]
    return pyarrow.table(
        [pyarrow.array(columns[field.name], field.type) for field in fields], schema=pyarrow.schema(fields))


SHAPES = ["nulls", "hyphens", "words", "times", "unsigned", "doubles", "required"]


def write_pyarrow(folder, codec):
    options = itertools.product(
        SHAPES, [True, False, ["action", "srcaddr"]], ["1.0", "2.0"], [(None, None), (400, 512)])
    for number, (shape, dictionary, page, (group, size)) in enumerate(options):
        path = f"{folder}/{number}-{shape}-dictionary_{dictionary is True}-page_{page}-group_{group}-size_{size}.parquet"
        pyarrow.parquet.write_table(
            table(shape), path, compression=codec, use_dictionary=dictionary, data_page_version=page, row_group_size=group,
            data_page_size=size, write_batch_size=100, dictionary_pagesize_limit=600 if size else None,
            version=("1.0", "2.4", "2.6")[number % 3] if shape not in ("times", "unsigned") else "2.6")
        yield path
    encodings = {name: "DELTA_BINARY_PACKED" for name in SMALL + LARGE}
    encodings.update({name: "DELTA_LENGTH_BYTE_ARRAY" for name in TEXTS})
    for page in ("1.0", "2.0"):
        path = f"{folder}/delta-{page}.parquet"
        pyarrow.parquet.write_table(
            table("nulls"), path, compression=codec, use_dictionary=False, data_page_version=page, column_encoding=encodings)
        yield path
    # Columns that no question needs may be of any kind, and lie between those that are read.
    rows = table("nulls")
    rows = rows.set_column(2, "nested", pyarrow.array([{"a": {"b": [1, 2]}, "c": "x"}] * len(rows)))
    rows = rows.add_column(0, "truth", pyarrow.array([True] * len(rows)))
    path = f"{folder}/others.parquet"
    pyarrow.parquet.write_table(rows, path, compression=codec)
    yield path


def write_duckdb(folder, codec):
    for shape, group, version in itertools.product(SHAPES, [2048, 122880], ["V1", "V2"]):
        path = f"{folder}/{shape}-group_{group}-{version}.parquet"
        rows = pyarrow.concat_tables([table(shape)] * 3)
        connection = duckdb.connect()
        connection.register("logs", rows)
        connection.execute(
            f"COPY (SELECT * FROM logs) TO '{path}' (FORMAT parquet, COMPRESSION '{codec}', ROW_GROUP_SIZE {group}, "
            f"PARQUET_VERSION {version})")
        yield path


def write_polars(folder, codec):
    options = itertools.product(SHAPES, [None, 400], [None, 700], [True, False])
    for number, (shape, group, size, statistics) in enumerate(options):
        path = f"{folder}/{number}-{shape}-group_{group}-size_{size}-statistics_{statistics}.parquet"
        polars.from_arrow(table(shape)).write_parquet(
            path, compression=codec, row_group_size=group, data_page_size=size, statistics=statistics)
        yield path


def counted(path):
    """What DuckDB counts in a file, in the terms of `flows --output json`."""
    connection = duckdb.connect()
    types = dict(connection.execute(f"SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM '{path}')").fetchall())

    def number(name):
        if types[name].startswith("TIMESTAMP"):
            return f'epoch("{name}")::BIGINT'
        return f'CASE WHEN isnan("{name}") THEN NULL ELSE "{name}"::BIGINT END' if types[name] in ("DOUBLE", "FLOAT") \
            else f'TRY_CAST("{name}" AS BIGINT)'

    counts = dict(connection.execute(
        f"SELECT CASE log_status WHEN 'OK' THEN action ELSE log_status END, count(*) FROM '{path}' GROUP BY 1").fetchall())
    groups = connection.execute(
        f"SELECT srcaddr, dstaddr, {number('dstport')}, {number('protocol')}, count(*), sum({number('packets')})::BIGINT, "
        f"sum({number('bytes')})::BIGINT, min({number('start')}), max({number('end')}) FROM '{path}' "
        "WHERE action = 'REJECT' AND log_status = 'OK' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4").fetchall()
    return {
        "file": os.path.basename(path), "accepted": counts.get("ACCEPT", 0), "rejected": counts.get("REJECT", 0),
        "noData": counts.get("NODATA", 0), "skipData": counts.get("SKIPDATA", 0),
        "groups": [" ".join(str(value) for value in group) for group in groups],
    }


def write_refused(folder):
    """Files that are in order and not read, with words of the reason."""
    logs = table("nulls")

    def write(name, rows, words, **options):
        pyarrow.parquet.write_table(rows, f"{folder}/{name}.parquet", **options)
        yield {"file": f"{name}.parquet", "words": words}

    yield from write("brotli", logs, ["BROTLI", "column "], compression="brotli")
    yield from write("lz4", logs, ["LZ4", "column "], compression="lz4")
    plain = {name: "PLAIN" for name in logs.column_names}
    yield from write(
        "delta", logs, ["DELTA_BYTE_ARRAY", "column action"], use_dictionary=False,
        column_encoding={**plain, "action": "DELTA_BYTE_ARRAY"})
    yield from write(
        "split", logs, ["BYTE_STREAM_SPLIT", "column packets"], use_dictionary=False,
        column_encoding={**plain, "packets": "BYTE_STREAM_SPLIT"})
    at = logs.column_names.index("action")
    listed = pyarrow.array([[value] for value in logs["action"].to_pylist()])
    yield from write("nested", logs.set_column(at, "action", listed), ["nested", "column action"])
    inside = pyarrow.array([{"a": value} for value in logs["action"].to_pylist()])
    yield from write("structure", logs.set_column(at, "action", inside), ["nested", "column action"])
    truth = pyarrow.array([value == "REJECT" for value in logs["action"].to_pylist()])
    yield from write("boolean", logs.set_column(at, "action", truth), ["BOOLEAN", "column action"])
    yield from write("other", pyarrow.table({"a": [1], "b": ["x"]}), ["(a, b)", "not those of flow logs"])
    fraction = pyarrow.array([1.5] * len(logs))
    yield from write(
        "fraction", logs.set_column(logs.column_names.index("packets"), "packets", fraction), ["column packets"])


def write_damaged(path):
    """Three rejected rows with values that no flow log has: a port, an address, an action."""
    rows = list(records("damaged"))
    rows[10].update(action="REJECT", log_status="OK", dstport=70_000, srcaddr="10.0.0.1", dstaddr="10.0.0.2")
    rows[700].update(action="REJECT", log_status="OK", dstport=7, srcaddr="10.0.0.256", dstaddr="10.0.0.2")
    rows[1400].update(action="REFUSE", log_status="OK", dstport=7, srcaddr="10.0.0.1", dstaddr="10.0.0.2")
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), path, row_group_size=600)


def write_small(path):
    pyarrow.parquet.write_table(table("nulls").slice(0, 300), path, compression="snappy", row_group_size=200)


WRITERS = {"pyarrow": write_pyarrow, "duckdb": write_duckdb, "polars": write_polars}

if __name__ == "__main__":
    place, what = sys.argv[1:3]
    if what == "small":
        write_small(place)
    elif what == "damaged":
        write_damaged(place)
    elif what == "refused":
        print(json.dumps(list(write_refused(place))))
    else:
        print(json.dumps([counted(path) for path in WRITERS[what](place, sys.argv[3])]))
