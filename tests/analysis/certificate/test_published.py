"""Published examples agree as printed; every code of a certificate has its words."""

from functools import cache

import pandas as pd
import pytest

from analysis.certificate import __main__ as command
from analysis.certificate.families import NOT_COVERED, certificate
from analysis.certificate.measure_names import named
from data.certificate import read_certificate
from tests.oracles import own_published
from tests.oracles.make_oracles import FOLDER
from tests.support.numbers.given import ORACLES, needs_oracles

PRINTED = own_published.expected()


@cache
def files():
    found = command.tables(FOLDER)
    return {name: found[name] for name in ("published_inputs", "published_expected")}


def run(expected):
    return certificate(files() | {"published_expected": expected})


def test_what_was_printed_is_found_again_by_other_arithmetic():
    found = own_published.recomputed()
    keys = list(
        zip(PRINTED["example"], PRINTED["item"], PRINTED["measure"], strict=True)
    )
    assert set(keys) == set(found)
    for key, printed in zip(keys, PRINTED["printed"], strict=True):
        digits = len(printed.partition(".")[2])
        assert abs(found[key] - float(printed)) <= 0.5 * 10**-digits + 1e-12, key


def test_every_published_number_agrees_and_says_where_it_stands():
    lines = certificate(files())
    assert sum(line.cases for line in lines) == len(PRINTED) > 25
    assert sum(line.failures for line in lines) == 0
    assert {line.cases_from for line in lines} == set(PRINTED["source"])


def test_one_more_of_the_last_digit_printed_fails():
    table = files()["published_expected"]
    for step in (1, -1):
        moved = [moved_by(step, printed) for printed in table["printed"]]
        lines = run(table.assign(printed=moved))
        assert all(line.failures == line.cases for line in lines)


def moved_by(step, printed):
    digits = len(printed.partition(".")[2])
    return f"{float(printed) + step * 10**-digits:.{digits}f}"


@pytest.mark.parametrize(
    ("column", "value"),
    [("example", "unheard of"), ("measure", "unheard of"), ("printed", "about 4")],
)
def test_what_cannot_be_compared_fails(column, value):
    table = files()["published_expected"].copy()
    table.loc[0, column] = value
    assert sum(line.failures for line in run(table)) == 1


def test_a_zero_at_the_end_counts_as_a_digit(tmp_path):
    text = "example,item,measure,printed,source\nx,,wilson_upper,{},A book\n"
    (tmp_path / "published_inputs.csv").write_text(
        "example,item,rater,value,beside\nx,x,,1,29\n"
    )
    # The limit is 0.17176, which is 0.17 but not 0.170.
    codes = []
    for printed in ("0.17", "0.170", "0.172"):
        (tmp_path / "published_expected.csv").write_text(text.format(printed))
        codes.append(command.main([str(tmp_path)]))
    assert codes == [0, 1, 0]


# --- words --------------------------------------------------------------------------


def test_every_line_that_is_shipped_has_its_name_formula_and_source():
    for row in read_certificate().itertuples():
        assert row.name and row.formula and row.source
        assert "_" not in row.name + row.formula
        assert row.name != row.measure
    table = read_certificate().set_index("measure")
    assert table.loc["sii(linear)", "name"] == (
        "Slope index of inequality (SII), straight line"
    )
    assert "straight line" in table.loc["sii(linear)", "formula"]
    different = table.groupby("name").apply(lambda rows: rows.index.nunique())
    assert (different == 1).all()


@needs_oracles
def test_every_measure_of_the_oracles_has_a_name():
    shared = command.tables(ORACLES)
    texts = [
        ("measure", shared[f"{name}_expected"])
        for name in ("decomposition_theil", "consensus_votes", "consensus_ratings")
    ]
    codes = {code for column, table in texts for code in table[column]}
    codes |= set(shared["inequality_expected"]["variant"])
    assert len(codes) > 70
    for code in codes:
        assert named(code).name, code
        ours = not code.startswith(("atkinson", "leik", "krippendorff"))
        assert bool(named(code).formula and named(code).source) == ours, code


def test_the_command_prints_and_writes_names_formulas_and_sources(tmp_path, capsys):
    for name, table in files().items():
        table.to_csv(tmp_path / f"{name}.csv", index=False)
    written = tmp_path / "written.csv"
    assert command.main([str(tmp_path), "--table", str(written)]) == 0
    said = capsys.readouterr().out
    table = pd.read_csv(written, keep_default_na=False)
    for row in table.itertuples():
        for each in (row.measure, row.name, row.formula, row.source, row.cases_from):
            assert each and each in said
    assert NOT_COVERED not in said


def test_a_code_that_nobody_knows_has_no_words():
    assert named("unheard_of").name == "" == named("x(logit)").formula
