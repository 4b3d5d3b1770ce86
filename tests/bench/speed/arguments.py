"""What a bench of speed can be asked on the command line."""

import argparse


def read(text, names, rounds=6):
    """Return the arguments: `rounds`, and `only` as a list of what to measure."""
    parser = argparse.ArgumentParser(description=text)
    parser.add_argument("--rounds", type=int, default=rounds, help="how often")
    parser.add_argument(
        "--only",
        type=lambda said: said.split(","),
        default=list(names),
        help=f"some of {','.join(names)}",
    )
    return parser.parse_args()
