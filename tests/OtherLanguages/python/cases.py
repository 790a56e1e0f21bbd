"""Cases, and how their outcome is printed: one line for each, its name, then "ok" or what went wrong."""

import sys


def equal(actual, expected):
    if actual != expected:
        raise AssertionError(f"expected {expected!r}, got {actual!r}")


def run(cases):
    """Runs the cases that the command line names."""
    for name in sys.argv[1:]:
        try:
            cases[name]()
            print(f"{name}: ok")
        except Exception as error:
            print(f"{name}: {error}".replace("\n", " "))
