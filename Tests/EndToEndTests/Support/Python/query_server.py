#!/usr/bin/env python3
"""Athena and CloudWatch Logs Insights over one flow log, where moto answers with nothing: a replay server that has them too.

    query_server.py SNAPSHOT FLOWLOG [--log FILE] [--table FORM]… [--page ROWS] [--hang] [--fail REASON]
        [--buckets DIR --location URL]

SNAPSHOT is as replay_server.py wants it; signatures and parameters are checked as there. FLOWLOG has a header line. Its
records are in every table, and in every log group. Queries are really answered: Athena's by DuckDB (athena_tables.py),
those of Logs Insights by insights_language.py.

--table makes logs.FORM at the start: `text` as AWS's own DDL has it, `parquet`, `strings` with every column a string,
`numbers` partitioned by year, month, day and hour as numbers. --page is the size of a page of results. With --hang no
query ends until it is stopped; with --fail every query fails, for this reason. --buckets is a folder of S3 buckets, as
store_server.py has it, and --location where in them the catalogue says that the files of the tables are.
"""
import argparse
import itertools
import threading

import replay_model
import replay_server
import store_server
from athena_tables import Tables
from insights_language import SyntaxFault, evaluate
from loopback import serve_until_input_closes
from replay_model import ServiceError

replay_model.SERVICES += ("athena", "logs")
NUMBERS = {"version", "srcport", "dstport", "protocol", "start", "end", "tcp-flags", "traffic-path"}
LARGE = {"packets", "bytes"}


def columns(fields, text_only=False):
    kinds = {**{name: "int" for name in NUMBERS}, **{name: "bigint" for name in LARGE}}
    return [{"Name": name.replace("-", "_"), "Type": "string" if text_only else kinds.get(name, "string")}
            for name in fields]


class Queries:
    """The queries that were started, by id."""

    def __init__(self, options):
        self.options, self.tables = options, Tables(options.flowlog)
        self.running, self.numbers, self.lock = {}, itertools.count(1), threading.Lock()
        parquet = {"inputformat": "org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat"}
        day = {"projection.day.type": "date", "projection.day.format": "yyyy/MM/dd"}
        shapes = {
            "text": (columns(self.tables.fields), [{"Name": "day", "Type": "string"}], day),
            "parquet": (columns(self.tables.fields), [{"Name": "day", "Type": "string"}], {**day, **parquet}),
            "strings": (columns(self.tables.fields, True), [], {}),
            "numbers": (columns(self.tables.fields),
                        [{"Name": name, "Type": "int"} for name in ("year", "month", "day", "hour")], parquet)}
        for form in options.table:
            columns_, keys, parameters = shapes[form]
            place = {"location": options.location} if options.location else {}
            self.tables.add("logs", form, columns_, keys, {**parameters, **place})

    def body(self, service, operation, parameters, account, region):
        function = getattr(self, f"{service.name}_{operation.name}", None)
        if function is None:
            return self.rest.body(service, operation, parameters, account, region)
        return replay_server.written(service, operation, function(parameters))

    def begin(self, answer):
        """A new query's id. `answer` is made at once, but told only at the second look."""
        with self.lock:
            name = f"{next(self.numbers):08d}-0000-4000-8000-000000000000"
            self.running[name] = {"answer": answer, "looks": 0, "stopped": False}
        return name

    def state(self, name):
        if name not in self.running:
            raise ServiceError(400, "InvalidRequestException", f"QueryExecution {name} was not found")
        query = self.running[name]
        query["looks"] += 1
        if query["stopped"]:
            return query, "CANCELLED"
        if self.options.hang or query["looks"] < 2:
            return query, "RUNNING"
        return query, "FAILED" if self.options.fail or isinstance(query["answer"], str) else "SUCCEEDED"

    def athena_ListDatabases(self, _):
        return {"DatabaseList": [{"Name": name} for name in sorted({key[0] for key in self.tables.metadata} | {"default"})]}

    def athena_ListTableMetadata(self, parameters):
        found = [table for (database, _), table in self.tables.metadata.items() if database == parameters["DatabaseName"]]
        other = {"Name": "orders", "Columns": [{"Name": "id", "Type": "string"}], "PartitionKeys": [], "Parameters": {}}
        return {"TableMetadataList": [other, *found]}

    def athena_GetTableMetadata(self, parameters):
        key = parameters["DatabaseName"], parameters["TableName"]
        if key not in self.tables.metadata:
            raise ServiceError(400, "MetadataException", f"Entity Not Found: Table {key[1]}")
        return {"TableMetadata": self.tables.metadata[key]}

    def athena_StartQueryExecution(self, parameters):
        query, token = parameters["QueryString"], parameters.get("ClientRequestToken", "")
        if not 32 <= len(token) <= 128:
            raise ServiceError(400, "InvalidRequestException", "ClientRequestToken has a wrong length")
        if query.startswith("CREATE"):
            self.tables.create(query)
            return {"QueryExecutionId": self.begin((0, [], []))}
        try:
            return {"QueryExecutionId": self.begin((self.tables.scanned(query), *self.tables.ask(query)))}
        except Exception as fault:
            return {"QueryExecutionId": self.begin(f"SYNTAX_ERROR: {fault}")}

    def athena_GetQueryExecution(self, parameters):
        query, state = self.state(parameters["QueryExecutionId"])
        status, answer = {"State": state}, query["answer"]
        if state == "FAILED":
            status["StateChangeReason"] = self.options.fail or answer
        return {"QueryExecution": {
            "QueryExecutionId": parameters["QueryExecutionId"], "Status": status,
            "Statistics": {} if isinstance(answer, str) else {"DataScannedInBytes": answer[0]}}}

    def athena_GetQueryResults(self, parameters):
        _, head, rows = self.running[parameters["QueryExecutionId"]]["answer"]
        lines, start = [head, *rows], int(parameters.get("NextToken", "0"))
        size = min(self.options.page, parameters.get("MaxResults", 1000))
        page = [{"Data": [{} if value is None else {"VarCharValue": value} for value in line]}
                for line in lines[start:start + size]]
        answer = {"ResultSet": {"Rows": page, "ResultSetMetadata": {
            "ColumnInfo": [{"Name": name, "Type": "varchar"} for name in head]}}, "UpdateCount": 0}
        return answer | ({"NextToken": str(start + size)} if start + size < len(lines) else {})

    def athena_StopQueryExecution(self, parameters):
        self.running[parameters["QueryExecutionId"]]["stopped"] = True
        return {}

    def logs_StartQuery(self, parameters):
        messages = [" ".join(row) for row in self.tables.rows
                    if parameters["startTime"] <= int(row[self.tables.place("start")]) <= parameters["endTime"]]
        try:
            rows = evaluate(parameters["queryString"], messages)
        except SyntaxFault as fault:
            raise ServiceError(400, "MalformedQueryException", str(fault)) from None
        return {"queryId": self.begin((sum(map(len, messages)), rows))}

    def logs_GetQueryResults(self, parameters):
        query, state = self.state(parameters["queryId"])
        names = {"RUNNING": "Running", "SUCCEEDED": "Complete", "FAILED": "Failed", "CANCELLED": "Cancelled"}
        answer = {"status": names[state], "statistics": {"bytesScanned": float(query["answer"][0])}, "results": []}
        if state == "SUCCEEDED":
            start = int(parameters.get("nextToken", "0"))
            rows = query["answer"][1]
            answer["results"] = [[{"field": name, "value": value} for name, value in row.items()]
                                 for row in rows[start:start + self.options.page]]
            if start + self.options.page < len(rows):
                answer["nextToken"] = str(start + self.options.page)
        return answer

    def logs_StopQuery(self, parameters):
        self.running[parameters["queryId"]]["stopped"] = True
        return {"success": True}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("snapshot")
    parser.add_argument("flowlog")
    parser.add_argument("--log", metavar="FILE")
    parser.add_argument("--table", action="append", default=[], choices=["text", "parquet", "strings", "numbers"])
    parser.add_argument("--page", type=int, default=1000, metavar="ROWS")
    parser.add_argument("--hang", action="store_true")
    parser.add_argument("--fail", metavar="REASON")
    parser.add_argument("--buckets", metavar="DIR")
    parser.add_argument("--location", metavar="URL")
    options = parser.parse_args()
    server = replay_server.make_server(options.snapshot, log=options.log)
    queries = Queries(options)
    queries.rest = server.RequestHandlerClass.answers
    queries.snapshot = queries.rest.snapshot
    server.RequestHandlerClass.answers = queries
    if options.buckets:
        store_server.add_buckets(server, options.buckets)
    serve_until_input_closes(server)


if __name__ == "__main__":
    main()
