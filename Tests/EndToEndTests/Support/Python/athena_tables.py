"""Tables of flow logs for a stand-in of Athena: made by AWS's DDL, kept in DuckDB, asked in Trino's SQL by way of sqlglot."""
import datetime
import ipaddress
import threading

import duckdb
import sqlglot
from sqlglot import exp

INTEGERS = {"int", "integer", "bigint"}


def address_key(text):
    """An address as 32 digits, IPv4 as the IPv6 address that maps it: in the order of Trino's IPADDRESS."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    number = int(address) if address.version == 6 else 0xFFFF << 32 | int(address)
    return f"{number:032x}"


def address_text(key):
    number = int(key, 16)
    return str(ipaddress.IPv4Address(number & 0xFFFFFFFF) if number >> 32 == 0xFFFF else ipaddress.IPv6Address(number))


class Tables:
    """The catalogue and its data. Every table is of the one log file, whose first line names the fields."""

    def __init__(self, path):
        with open(path) as file:
            self.fields = file.readline().split()
            self.rows = [line.split() for line in file]
        self.metadata = {}
        self.lock = threading.Lock()
        self.duck = duckdb.connect()
        # DuckDB calls Python's functions with numpy alone: what they would say of every word is kept in tables.
        keys = {word: address_key(word) for row in self.rows for word in row}
        known = {word: key for word, key in keys.items() if key is not None}
        self.duck.execute("CREATE TABLE address_keys (word VARCHAR, key VARCHAR)")
        self.duck.executemany("INSERT INTO address_keys VALUES (?, ?)", list(known.items()))
        self.duck.execute("CREATE TABLE address_texts (key VARCHAR, word VARCHAR)")
        self.duck.executemany("INSERT INTO address_texts VALUES (?, ?)",
                              [(key, address_text(key)) for key in sorted(set(known.values()))])
        self.duck.execute("CREATE MACRO address_key(x) AS (SELECT any_value(key) FROM address_keys WHERE word = x)")
        self.duck.execute("CREATE MACRO address_text(x) AS (SELECT any_value(word) FROM address_texts WHERE key = x)")

    def create(self, statement):
        """CREATE EXTERNAL TABLE, read by sqlglot's grammar of Athena."""
        made = sqlglot.parse_one(statement, read="athena")
        assert isinstance(made, exp.Create) and made.kind == "TABLE", statement
        table = made.find(exp.Table)
        columns, keys, parameters, location = [], [], {}, None
        for column in made.this.expressions:
            columns.append({"Name": column.name, "Type": column.args["kind"].sql("hive").lower()})
        for each in made.args["properties"].expressions:
            if isinstance(each, exp.PartitionedByProperty):
                keys = [{"Name": column.name, "Type": column.args["kind"].sql("hive").lower()}
                        for column in each.this.expressions]
            elif isinstance(each, exp.LocationProperty):
                location = each.this.name
            elif isinstance(each, exp.FileFormatProperty):
                parameters["inputformat"] = f"org.apache.hadoop.{each.this.name.lower()}"
            elif isinstance(each, exp.Property) and type(each) is exp.Property:
                parameters[each.this.name] = each.args["value"].name
        assert location and location.endswith("/"), statement
        self.add(table.db, table.name, columns, keys, {**parameters, "location": location})

    def add(self, database, name, columns, keys=(), parameters=None):
        parameters = parameters or {}
        with self.lock:
            self.metadata[database, name] = {
                "Name": name, "TableType": "EXTERNAL_TABLE", "Columns": columns, "PartitionKeys": list(keys),
                "Parameters": parameters}
            self.load(database, name, columns, list(keys), "parquet" in parameters.get("inputformat", "").lower(), parameters)

    def load(self, database, name, columns, keys, is_parquet, parameters):
        """Text columns are taken in their order and Parquet's by their names, as Hive's readers do."""
        kinds = [column["Type"] in INTEGERS for column in columns]
        assert is_parquet or len(columns) == len(self.fields)
        places = [self.place(column["Name"]) if is_parquet else index for index, column in enumerate(columns)]
        end = self.place("end")
        types = [f'"{column["Name"]}" {"BIGINT" if kind else "VARCHAR"}' for column, kind in zip(columns, kinds)]
        types += [f'"{key["Name"]}" {"BIGINT" if key["Type"] in INTEGERS else "VARCHAR"}' for key in keys]
        self.duck.execute(f'CREATE SCHEMA IF NOT EXISTS "{database}"')
        self.duck.execute(f'CREATE TABLE "{database}"."{name}" ({", ".join(types)})')
        rows = []
        for index, words in enumerate(self.rows):
            values = []
            for place, kind in zip(places, kinds):
                word = words[place]
                if kind:
                    values.append(int(word) if word.isdigit() else None)
                else:
                    # What AWS's Parquet files have for a hyphen is not documented: all that readers have met.
                    values.append([word, None, "None"][index % 3] if is_parquet and word == "-" else word)
            rows.append(values + [self.partition(key, int(words[end]), parameters) for key in keys])
        marks = ", ".join("?" for _ in types)
        self.duck.executemany(f'INSERT INTO "{database}"."{name}" VALUES ({marks})', rows)

    def place(self, column):
        return self.fields.index(column.replace("_", "-"))

    @staticmethod
    def partition(key, end, parameters):
        """The partition of a record: AWS names files after the end of their records' windows."""
        time = datetime.datetime.fromtimestamp(end // 300 * 300, datetime.timezone.utc)
        name = key["Name"]
        style = parameters.get(f"projection.{name}.format") or {"year": "yyyy", "month": "MM", "day": "dd", "hour": "HH"}[name]
        for pattern, directive in (("yyyy", "%Y"), ("MM", "%m"), ("dd", "%d"), ("HH", "%H")):
            style = style.replace(pattern, directive)
        text = time.strftime(style)
        return int(text) if key["Type"] in INTEGERS else text

    def ask(self, query):
        """The head and the rows of a SELECT, as texts; None for NULL."""
        tree = sqlglot.parse_one(query, read="athena")
        translated = tree.transform(address_functions).sql("duckdb")
        with self.lock:
            cursor = self.duck.cursor()
            answer = cursor.execute(translated)
            head = [each[0] for each in answer.description]
            return head, [[None if value is None else str(value) for value in row] for row in answer.fetchall()]

    def scanned(self, query):
        """A number of bytes that grows with the columns that a query reads."""
        names = {column.name for column in sqlglot.parse_one(query, read="athena").find_all(exp.Column)}
        return 1000 * len(self.rows) * sum(1 for field in self.fields if field.replace("-", "_") in names)


def address_functions(node):
    """DuckDB has no IPADDRESS without an extension: its values are the keys above."""
    if isinstance(node, (exp.Cast, exp.TryCast)):
        if node.to.sql().upper() == "IPADDRESS":
            if isinstance(node.this, exp.Literal):
                return exp.Literal.string(address_key(node.this.name))
            return exp.Anonymous(this="address_key", expressions=[node.this])
        is_key = isinstance(node.this, exp.Column) and node.this.name[:1] == "k" and node.this.name[1:].isdigit()
        if node.to.sql().upper() == "VARCHAR" and is_key:
            return exp.Anonymous(this="address_text", expressions=[node.this])
    return node
