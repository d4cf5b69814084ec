#!/usr/bin/env python3
"""Writes the made-up company of `company/`.

    make_company.py OUT

OUT/served is the snapshot as AWS would answer, with secrets in it; OUT/wanted is what may be on disk of it.
"""
import pathlib
import sys

import company
from full_account import write_without_secrets

if __name__ == "__main__":
    out = pathlib.Path(sys.argv[1])
    company.write(out / "served")
    write_without_secrets(out / "served", out / "wanted")
