"""Queues results of Athena in moto: queue_athena.py URL ROWS

ROWS is JSON: the rows of one SELECT, behind the head, null for NULL. A CREATE TABLE comes before it and has no rows.
"""
import json
import sys
import urllib.request


def main():
    url, rows = sys.argv[1], json.loads(sys.argv[2])
    cells = [[{} if value is None else {"VarCharValue": value} for value in row] for row in rows]
    head = [{"VarCharValue": f"c{index}"} for index in range(len(rows[0]))]
    body = {"account_id": "123456789012", "region": "eu-west-1", "results": [
        {"rows": [], "column_info": []},
        {"rows": [{"Data": row} for row in [head, *cells]], "column_info": []}]}
    request = urllib.request.Request(
        f"{url}/moto-api/static/athena/query-results", json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        assert answer.status == 201


main()
