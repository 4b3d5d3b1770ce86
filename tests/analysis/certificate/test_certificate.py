"""The certificate agrees with every file it knows, and says so when it does not."""

import math
from functools import cache

import numpy as np
import pandas as pd
import pytest

from analysis.certificate.__main__ import kept, main, tables
from analysis.certificate.families import FAMILIES, NOT_COVERED, certificate
from analysis.certificate.line import Says, compared, rounding
from data.certificate import CERTIFICATE, read_certificate
from data.errors import BadTable
from tests.oracles.make_oracles import FOLDER, made
from tests.support.numbers.given import ORACLES, needs_oracles

OWN = cache(lambda: tables(FOLDER))
ALLOWED = ("oaxaca", "atkinson", "geary", "krippendorff", "leik")


def only(name):
    """The files one family reads."""
    family = next(each for each in FAMILIES if each.expected == name)
    return {key: OWN()[key] for key in (name, *family.inputs)}


def written(folder, files):
    for name, table in files.items():
        table.to_csv(folder / f"{name}.csv", index=False)
    return str(folder)


@pytest.mark.slow
@needs_oracles
def test_independent_programs_agree(capsys):
    assert main([str(ORACLES)]) == 0
    *lines, last = capsys.readouterr().out.splitlines()
    passed, failed = (int(word) for word in last.split() if word.isdigit())
    assert passed > 4000 and failed == 0 and last == f"{passed} passed, 0 failed"
    files = {each.expected for each in FAMILIES} - {"published_expected"}
    assert {line.split()[0] for line in lines} == files
    for line in lines:
        if "not covered" in line and NOT_COVERED not in line:
            assert any(word in line.lower() for word in ALLOWED), line


@pytest.mark.slow
@needs_oracles
def test_no_case_of_the_oracles_is_passed_over():
    shared = tables(ORACLES)
    lines = certificate(shared)

    def cases(file, *measures):
        found = [
            each.cases
            for each in lines
            if each.file == file and (each.measure in measures or not measures)
        ]
        return sum(found)

    expected = shared["inequality_expected"]
    exact = ~expected["ci_kind"].astype(str).str.contains("Monte Carlo")
    numbers = expected.loc[exact, ["se", "lower", "upper"]].notna().to_numpy().sum()
    assert cases("inequality_expected") == len(expected) + numbers + 2 * (~exact).sum()
    for name in ("decomposition_theil_expected", "consensus_votes_expected"):
        assert cases(name) == len(shared[name])
    assert cases("parity_expected", "parity_index") == len(shared["parity_expected"])


@pytest.mark.long
def test_our_own_cases_agree(capsys):
    assert main([str(FOLDER)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith(" passed, 0 failed")


@pytest.mark.slow
def test_our_own_cases_are_what_their_formulas_give():
    shipped = {path.stem for path in FOLDER.glob("*.csv")}
    files = made()
    assert shipped == set(files)
    for name, table in files.items():
        kept_table = pd.read_csv(FOLDER / f"{name}.csv")
        for column in kept_table:
            if pd.api.types.is_numeric_dtype(kept_table[column]):
                found = table[column].to_numpy(dtype=float)
                assert found == pytest.approx(
                    kept_table[column].to_numpy(dtype=float),
                    rel=1e-9,
                    abs=1e-12,
                    nan_ok=True,
                ), (name, column)
            else:
                # An empty cell is read as missing.
                texts = kept_table[column].fillna("").astype(str)
                assert list(table[column].astype(str)) == list(texts), (name, column)


@pytest.mark.slow
def test_the_shipped_certificate_is_current():
    lines = kept(certificate(OWN()))
    shipped = read_certificate()
    lines["within"] = pd.to_numeric(lines["within"])
    pd.testing.assert_frame_equal(shipped, lines, check_dtype=False)
    assert (shipped["failures"] == 0).all() and (shipped["not_covered"] == "").all()
    assert shipped["within"].max() <= 0.1 and len(shipped) > 100


def test_a_certificate_without_a_reason_is_refused(tmp_path):
    head = ",".join(CERTIFICATE)
    table = f"{head}\na,d,D,x - y,WHO,,1,,0,,\n"
    (tmp_path / "certificate.csv").write_text(table)
    with pytest.raises(BadTable, match="nothing says why"):
        read_certificate(tmp_path)


# --- what disagrees -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("inequality_expected", "estimate"),
        ("inequality_expected", "upper"),
        ("parity_expected", "adjusted_parity_index"),
        ("decomposition_theil_expected", "value"),
        ("decomposition_kitagawa_expected", "rate_effect"),
        ("spatial_global_expected", "z"),
        ("spatial_local_expected", "local_I"),
        ("consensus_votes_expected", "value"),
        ("consensus_ratings_expected", "value"),
        ("consensus_cvi_expected", "kappa_star"),
    ],
)
def test_another_number_fails(name, column):
    files = only(name)
    values = files[name][column]
    place = values[values.notna() & (values.abs() > 0.01)].index[0]
    wrong = files[name].copy()
    wrong[column] = wrong[column].astype(float)
    wrong.loc[place, column] *= 1 + 1e-5
    if name == "inequality_expected" and "Monte" in str(wrong.loc[place, "ci_kind"]):
        wrong.loc[place, column] *= 2
    found = certificate(files | {name: wrong})
    assert sum(line.failures for line in found) == 1
    failed = next(line for line in found if line.failures)
    assert failed.file == name and failed.worst > 1e-6


def test_another_text_fails():
    files = only("parity_expected")
    wrong = files["parity_expected"].copy()
    wrong.loc[0, "class_by_unadjusted"] = "girls higher"
    assert sum(line.failures for line in certificate({"parity_expected": wrong})) == 1


@pytest.mark.slow
def test_a_number_where_there_is_none_fails():
    files = only("inequality_expected")
    wrong = files["inequality_expected"].copy()
    at = (wrong["dataset_id"] == "one_at_0") & (wrong["measure"] == "mld")
    wrong.loc[at, "estimate"] = 1234.5
    refused = files["inequality_expected"].copy()
    refused.loc[refused["dataset_id"] == "regions", "applicable"] = 0
    said = files["inequality_expected"].assign(note="Undefined: nobody asked")
    said.loc[said["dataset_id"] == "regions", "estimate"] = math.nan
    for table in (wrong, refused, said):
        changed = certificate(files | {"inequality_expected": table})
        assert sum(line.failures for line in changed) >= 1


@pytest.mark.slow
def test_what_was_not_asked_is_no_case():
    files = only("inequality_expected")
    before = sum(line.cases for line in certificate(files))
    table = files["inequality_expected"].copy()
    table.loc[table["dataset_id"] == "regions", "estimate"] = math.nan
    lines = certificate(files | {"inequality_expected": table})
    asked = (files["inequality_expected"]["dataset_id"] == "regions").sum()
    assert sum(line.failures for line in lines) == 0
    assert sum(line.cases for line in lines) == before - asked > 0


# --- other folders ------------------------------------------------------------------


def test_a_folder_without_files_fails(tmp_path, capsys):
    assert main([str(tmp_path)]) == 1 and main([str(tmp_path / "none")]) == 1
    assert "0 passed, 0 failed" in capsys.readouterr().out


def test_some_files_are_enough(tmp_path, capsys):
    files = only("parity_expected")
    assert main([written(tmp_path, files)]) == 0
    assert "parity_index" in capsys.readouterr().out


def test_expected_values_without_their_inputs_fail(tmp_path, capsys):
    table = OWN()["decomposition_kitagawa_expected"]
    folder = written(tmp_path, {"decomposition_kitagawa_expected": table})
    assert main([folder]) == 1
    said = capsys.readouterr().out
    assert "decomposition_kitagawa_inputs is not in the folder" in said
    assert said.endswith(f"0 passed, {len(table)} failed\n")


@pytest.mark.parametrize("family", FAMILIES, ids=lambda each: each.expected)
def test_another_format_fails_without_a_crash(family):
    odd = pd.DataFrame({"a": [1]})
    files = dict.fromkeys((family.expected, *family.inputs), odd)
    lines = certificate(files)
    covered = [line for line in lines if not line.not_covered]
    assert len(lines) == 1 and not covered
    never = lines[0].not_covered == NOT_COVERED or "oaxaca" in family.expected
    assert bool(lines[0].failures) != never


def test_unknown_measures_and_datasets_fail():
    files = only("inequality_expected")
    table = files["inequality_expected"][:1]
    for column in ("dataset_id", "measure"):
        changed = table.assign(**{column: "unheard of"})
        lines = certificate(files | {"inequality_expected": changed})
        assert sum(each.failures for each in lines) == 4


@pytest.mark.slow
def test_other_names_and_another_order_make_no_difference():
    files, changed = OWN(), {}
    for name, table in files.items():
        table = table.sample(frac=1, random_state=4)
        for column in ("dataset_id", "item_id", "set_id"):
            if column in table:
                table = table.assign(**{column: "0" + table[column].astype(str)})
        changed[name] = table
    ordered = ["spatial_values", "inequality_inputs"]
    changed |= {name: changed[name].sort_index() for name in ordered}
    assert sum(line.failures for line in certificate(changed)) == 0


def test_numbers_for_names_are_read_as_names(tmp_path):
    files = only("spatial_local_expected")
    for name in files:
        table = files[name].copy()
        for column in {"unit", "neighbour"} & set(table):
            table[column] = table[column].str.removeprefix("c")
        files[name] = table
    written(tmp_path, files)
    lines = certificate(tables(tmp_path))
    assert lines and sum(line.failures for line in lines) == 0


# --- a line -------------------------------------------------------------------------


def test_tolerances():
    line = compared("x", [(1.0, 1.0), (1.0, 1.0 + 2e-6)], relative=1e-6)
    assert (line.cases, line.failures) == (2, 1)
    assert line.worst == pytest.approx(2e-6, rel=1e-3)
    pairs = [(1e-9, 0.0), (math.nan, math.nan), ("a", "a"), (np.nan, 1.0), ("", "a")]
    line = compared("x", pairs, relative=1e-6, absolute=1e-8)
    assert (line.cases, line.failures, line.worst) == (5, 2, math.inf)
    each = compared("x", [(1.0, 1.1), (1.0, 1.1)], relative=0, absolute=[0.2, 0.0])
    assert each.failures == 1


@pytest.mark.parametrize(
    ("found", "expected", "counts"),
    [
        # what is found, what the file says, (cases, failures)
        (1.0, math.nan, (0, 0)),
        ("a", "", (0, 0)),
        ("", math.nan, (0, 0)),
        (math.nan, math.nan, (1, 0)),
        (None, math.nan, (1, 1)),
        (None, 1.0, (1, 1)),
        (None, Says.UNDEFINED, (1, 1)),
        (1.0, Says.UNDEFINED, (1, 1)),
        (math.nan, Says.UNDEFINED, (1, 0)),
        ("", Says.UNDEFINED, (1, 0)),
        (math.nan, math.inf, (1, 0)),
        (1.0, math.inf, (1, 1)),
        (1.0, "<1", (1, 1)),
    ],
)
def test_blanks(found, expected, counts):
    line = compared("x", [(found, expected)], relative=1e-6)
    assert (line.cases, line.failures) == counts


def test_what_a_file_prints_bounds_what_it_can_say():
    assert rounding([0.5, 0.12345678, math.nan]) == pytest.approx(5e-9)
    assert rounding([1.0, 12.0]) == rounding([0.25]) == 5e-7
    assert rounding([1.5e-12]) == pytest.approx(5e-14)
    assert rounding([]) < 1e-16
