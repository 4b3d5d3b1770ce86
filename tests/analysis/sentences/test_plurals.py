"""No figure stands before a plural that is written out: `writing.count` agrees."""

import ast
import re
from pathlib import Path

import pytest

from tests.support.source import ROOT

NOUNS = (
    "districts|tehsils|places|people|persons|children|girls|boys|households|findings|"
    "indicators|areas|votes|groups|neighbours|provinces|reasons|phones|caucuses|posts|"
    "recommendations|answers|scores|tickets|papers|sources|cards"
)
_NEXT = re.compile(rf"^ (?:{NOUNS})\b")
# Names in capitals are numbers above one; these write millions, or no number.
WRITTEN = ("writing.people(", "first", "second", "name", "text")


def bare(path: Path) -> list[str]:
    """The sentences of a file in which a number stands before a plural noun."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.JoinedStr):
            continue
        for number, text in zip(node.values, node.values[1:], strict=False):
            if not isinstance(number, ast.FormattedValue):
                continue
            if isinstance(text, ast.Constant) and _NEXT.match(text.value):
                said = ast.unparse(number.value)
                if not said.isupper() and not said.startswith(WRITTEN):
                    found.append(f"{path.name}: {ast.unparse(node)}")
    return found


@pytest.mark.parametrize("folder", ["analysis", "ui", "pages"])
def test_every_number_agrees_with_its_noun(folder):
    paths = sorted((ROOT / folder).rglob("*.py"))
    assert [each for path in paths for each in bare(path)] == []


def test_a_bare_number_is_found(tmp_path):
    path = tmp_path / "some.py"
    path.write_text('text = f"Over {len(rows)} districts"\n')
    assert len(bare(path)) == 1
