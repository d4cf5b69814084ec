"""Makes a log of random fields in random order, and asks DuckDB random questions of it: flow_questions.py FILE SEED [RECORDS]

Prints JSON: a list of questions, each with the arguments of awsdrops flows and the groups that DuckDB counts, as lines of the
fields, the action, records, packets and bytes.
"""
import json
import random
import sys

import duckdb

NUMBERS = {"srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "tcp-flags", "version"}
GROUPED = ["srcaddr", "dstaddr", "dstport", "protocol", "az-id", "flow-direction", "instance-id", "tcp-flags", "vpc-id", "srcport"]


def record(chance):
    """One record by field; a hyphen where the log knows nothing."""
    packets = chance.randrange(1, 50)
    start = 1_700_000_000 + chance.randrange(3600)
    address = lambda: (f"10.0.{chance.randrange(4)}.{chance.randrange(8)}" if chance.random() < 0.9
                       else f"2001:db8::{chance.randrange(1, 9):x}")
    status = chance.choices(["OK", "NODATA", "SKIPDATA"], [96, 3, 1])[0]
    values = {
        "version": 5, "interface-id": f"eni-0{chance.randrange(5)}", "srcaddr": address(), "dstaddr": address(),
        "srcport": chance.choice([443, 40000, 65535]), "dstport": chance.choice([22, 53, 443, 8080, 60000]),
        "protocol": chance.choice([1, 6, 6, 6, 17]), "packets": packets, "bytes": packets * chance.randrange(40, 1500),
        "start": start, "end": start + chance.randrange(60), "action": chance.choice(["ACCEPT", "REJECT"]),
        "log-status": status, "vpc-id": f"vpc-{chance.randrange(2)}", "instance-id": chance.choice(["i-0a", "i-0b", "-"]),
        "tcp-flags": chance.choice(["-", 0, 2, 3, 18, 19]), "az-id": f"euw1-az{chance.randrange(1, 4)}",
        "flow-direction": chance.choice(["ingress", "egress"]),
    }
    if status != "OK":
        for field in ("srcaddr", "dstaddr", "srcport", "dstport", "protocol", "packets", "bytes", "action", "tcp-flags"):
            values[field] = "-"
    return values


def conditions(chance):
    """One option of awsdrops and what it means in SQL."""
    time = 1_700_000_000 + chance.randrange(3600)
    port, count = chance.choice([22, 53, 443, 8080]), chance.randrange(1, 40000)
    block, zone = chance.randrange(4), chance.randrange(1, 4)
    sign = chance.choice(["<", "<=", ">", ">=", "=", "!="])
    return chance.choice([
        (["--src", f"10.0.{block}.0/24"], f"srcaddr LIKE '10.0.{block}.%'"),
        (["--dst", "2001:db8::/32"], "dstaddr LIKE '2001:db8:%'"),
        (["--where", f"dstaddr != 10.0.{block}.0/24"], f"dstaddr NOT LIKE '10.0.{block}.%'"),
        (["--port", f"{port},8000-61000"], f"(dstport = {port} OR dstport BETWEEN 8000 AND 61000)"),
        (["--protocol", "udp"], "protocol = 17"),
        (["--interface", "eni-01", "--interface", "eni-02"], "\"interface-id\" IN ('eni-01', 'eni-02')"),
        (["--az", f"euw1-az{zone}"], f"\"az-id\" = 'euw1-az{zone}'"),
        (["--direction", "egress"], "\"flow-direction\" = 'egress'"),
        (["--tcp-flags", "syn"], "(\"tcp-flags\" & 2 = 2 AND \"tcp-flags\" & 16 = 0)"),
        (["--tcp-flags", "19"], "\"tcp-flags\" = 19"),
        (["--instance", "i-0*"], "\"instance-id\" LIKE 'i-0%'"),
        (["--where", f"bytes {sign} {count}"], f"bytes {sign} {count}"),
        (["--since", str(time)], f"\"end\" >= {time}"),
        (["--until", str(time)], f"start <= {time}"),
    ])


def main():
    path, chance = sys.argv[1], random.Random(int(sys.argv[2]))
    rows = [record(chance) for _ in range(int(sys.argv[3]) if len(sys.argv) > 3 else 4000)]
    fields = list(rows[0])
    chance.shuffle(fields)
    with open(path, "w") as file:
        file.write(" ".join(fields) + "\n")
        for row in rows:
            file.write(" ".join(str(row[field]) for field in fields) + "\n")
    columns = {field: "BIGINT" if field in NUMBERS else "VARCHAR" for field in fields}
    duckdb.sql(f"CREATE TABLE log AS SELECT * FROM read_csv('{path}', delim=' ', header=true, quote='', nullstr='-', "
               f"columns={columns})")
    questions = []
    for _ in range(12):
        by = chance.sample(GROUPED, chance.randrange(1, 4))
        asked = [conditions(chance) for _ in range(chance.randrange(3))]
        # An option that is given twice means either value.
        asked = list({options[0]: (options, sql) for options, sql in asked}.values())
        where = " AND ".join(["action IS NOT NULL", *(sql for _, sql in asked)])
        names = ", ".join(f'"{field}"' for field in by)
        groups = duckdb.sql(f"SELECT {names}, action, count(*), sum(packets), sum(bytes) FROM log WHERE {where} "
                            f"GROUP BY ALL").fetchall()
        questions.append({
            "arguments": ["--rejects", "--accepts", "--by", ",".join(by), *(word for options, _ in asked for word in options)],
            "fields": by, "groups": sorted(" ".join("-" if cell is None else str(cell) for cell in row) for row in groups)})
    print(json.dumps(questions))


main()
