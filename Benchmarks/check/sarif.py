#!/usr/bin/env python3
"""Validates findings in SARIF against the schema of the standard.

    sarif.py SCHEMA FILE...

SCHEMA is sarif-schema-2.1.0.json of the OASIS repository oasis-tcs/sarif-spec (sarif-2.1/schema/). Needs `jsonschema` (PyPI).
"""

import json
import sys

import jsonschema


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    validator = jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker())
    failed = False
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            log = json.load(file)
        errors = list(validator.iter_errors(log))
        print(f"{path}: {sum(len(run['results']) for run in log['runs'])} results, {len(errors)} errors")
        for error in errors:
            failed = True
            print(f"  {'/'.join(map(str, error.absolute_path))}: {error.message}")
    sys.exit(failed)


main()
