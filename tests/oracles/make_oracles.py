"""Write our own cases in the formats of the certificate: python -m
tests.oracles.make_oracles.

Values come from `tests.oracles.independent` and from arithmetic on paper, never from
`analysis`.
"""

from pathlib import Path

from tests.oracles import (
    own_consensus,
    own_decomposition,
    own_inequality,
    own_published,
    own_spatial,
)

FOLDER = Path(__file__).parents[1] / "oracles"


def made():
    """The files, by name without ending."""
    groups = own_inequality.inputs()
    return {
        "inequality_inputs": groups,
        "inequality_expected": own_inequality.expected(groups),
        **own_decomposition.files(),
        **own_spatial.files(),
        **own_consensus.files(),
        **own_published.files(),
    }


def main():
    FOLDER.mkdir(exist_ok=True)
    for name, table in made().items():
        table.to_csv(FOLDER / f"{name}.csv", index=False, lineterminator="\n")


if __name__ == "__main__":
    main()
