#!/usr/bin/env python3
"""Writes the company of `company_network/` to Fixtures/company: `snapshot/`, and `questions.json` with their answers.

    Scripts/make-company-snapshot.py            write it anew
    Scripts/make-company-snapshot.py --check    fail if what is there differs
"""
import argparse
import json
import pathlib
import shutil
import sys
import tempfile

import company_network

COMPANY = pathlib.Path(__file__).resolve().parent.parent / "Fixtures" / "company"


def write(folder):
    """Writes everything below `folder` and returns the contents by their paths, relative to it."""
    accounts = company_network.accounts()
    for account in accounts.values():
        account.write(folder / "snapshot")
    text = json.dumps({"questions": company_network.questions(accounts)}, indent=4)
    (folder / "questions.json").write_text(text + "\n")
    return contents(folder)


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.json")}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if Fixtures/company differs")
    if parser.parse_args().check:
        with tempfile.TemporaryDirectory() as folder:
            wanted = write(pathlib.Path(folder))
        present = contents(COMPANY)
        different = sorted(path for path in {**wanted, **present} if wanted.get(path) != present.get(path))
        for path in different:
            print(f"Fixtures/company/{path} is not what Scripts/make-company-snapshot.py writes", file=sys.stderr)
        return 1 if different else 0
    # Beside it are the intents, which are written by hand.
    shutil.rmtree(COMPANY / "snapshot", ignore_errors=True)
    COMPANY.mkdir(parents=True, exist_ok=True)
    for path in sorted(write(COMPANY)):
        print(f"Fixtures/company/{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
