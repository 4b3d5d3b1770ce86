"""Other folders have other names and fewer columns; the certificate reads them all."""

import pandas as pd
import pytest

from analysis.certificate import __main__ as command
from analysis.certificate.columns import unknown_lines
from analysis.certificate.ratings import validity_lines
from analysis.certificate.votes import lines
from tests.support.quick import some

# Left out by `make quick`.
pytestmark = pytest.mark.slow

# --- tiny folders, computed by hand -------------------------------------------------

# Every folder is: files of inputs, then the file of expected values and its text.
_FLAGS = "favourable_indicator,ordered_dimension,reference_subgroup,scale"
GROUPS = f"dataset_id,subgroup,estimate,population,{_FLAGS}\n"
GROUPS += "NA,null,10,5,1,0,0,100\nNA,01,30,7,1,0,1,100\n"
# Four units in a row, 1 2 3 4: about the mean -1.5 -0.5 0.5 1.5, and their
# neighbours -0.5 -0.5 0.5 0.5; so I = 2 / 5, and the first is 1.5 * 0.5 / 1.25.
ROW = "dataset_id,unit,value\n" + "".join(f"NA,0{i},{i}\n" for i in (1, 2, 3, 4))
PAIRS = (
    "0{},0{}".format(*pair) for pair in (12, 21, 23, 32, 34, 43) for pair in [str(pair)]
)
TOUCHING = "dataset_id,unit,neighbour\n" + "".join(f"NA,{pair}\n" for pair in PAIRS)
SPATIAL = {"spatial_values": ROW, "spatial_neighbours": TOUCHING}

FOLDERS = {
    "inequality": (
        {"inequality_inputs": GROUPS},
        "inequality_expected",
        "dataset_id,measure,variant,applicable,estimate,lower,upper,ci_kind,note\n"
        "NA,d,d(no reference),1,20,,,none,\nNA,d,d(reference),1,20,,,,2 groups\n"
        "NA,mld,mld,0,,,,,it takes more groups\n",
    ),
    "parity": (
        {},
        "parity_expected",
        "dataset_id,numerator_group,denominator_group,value_numerator,"
        "value_denominator,adverse,parity_index,adjusted_parity_index,"
        "class_by_unadjusted,favoured\n"
        "a,NA,null,40,50,0,0.8,0.8,NA lower,null favoured\n"
        "a,NA,null,50,40,1,1.25,1.2,NA higher,null favoured\n"
        "a,NA,null,7,0,0,,2,NA higher,NA favoured\n",
    ),
    "theil": (
        # |1 - 3| four pairs of which two differ: 2 * 2 / (2 * 4 * 2) = 0.25
        {"decomposition_theil_inputs": "dataset_id,group,value\nNA,01,1\nNA,null,3\n"},
        "decomposition_theil_expected",
        "dataset_id,weighting,measure,group,value\nNA,unweighted,gini,,0.25\n"
        "NA,unweighted,group_mean,01,1\nNA,unweighted,group_mean,null,3\n",
    ),
    "kitagawa": (
        # 0.2 and 0.4 by halves is 0.3; 0.2 and 0.6 by quarters (3, 1) is 0.3.
        {
            "decomposition_kitagawa_inputs": "dataset_id,stratum,n1,rate1,n2,rate2\n"
            "01,NA,5,0.2,3,0.2\n01,null,5,0.4,1,0.6\n"
        },
        "decomposition_kitagawa_expected",
        "dataset_id,crude_rate1,crude_rate2,difference_1_minus_2,composition_effect,"
        "rate_effect\n01,0.3,0.3,0,0.075,-0.075\n",
    ),
    "global": (
        SPATIAL,
        "spatial_global_expected",
        "dataset_id,statistic,assumption,islands,alternative,estimate,expectation,p\n"
        "NA,moran_I,randomisation,none,greater,0.4,-0.333333333333333,\n"
        "NA,moran_I,permutation (9999),,,0.4,,\n",
    ),
    "local": (
        SPATIAL,
        "spatial_local_expected",
        "dataset_id,unit,value,spatial_lag,quadrant,local_I,z_total\n"
        "NA,04,4,3,HH,0.6,\nNA,01,1,2,LL,0.6,\n",
    ),
    "votes": (
        {"consensus_votes": "item_id,scale_points,rating,votes\nNA,9,7,2\nNA,9,9,1\n"},
        "consensus_votes_expected",
        "item_id,measure,value,note\nNA,median,7,\nNA,pct_7to9,100,\nNA,n,3,1\n",
    ),
    "ratings": (
        {
            "consensus_ratings": "set_id,rater,item,value\n"
            "01,NA,x,1\n01,NA,null,2\n01,NA,z,3\n"
            "01,null,x,1\n01,null,null,2\n01,null,z,3\n"
        },
        "consensus_ratings_expected",
        "set_id,measure,value\n01,kendall_W_tie_corrected,1\n01,kendall_chi2,4\n",
    ),
    "validity": (
        # 3 of 4: chance 4 / 16, so (0.75 - 0.25) / 0.75.
        {},
        "consensus_cvi_expected",
        "experts,agree,i_cvi,pc,kappa_star,class,pc_published,kappa_published\n"
        "4,3,0.75,0.25,0.666666666666667,good,,0.667\n",
    ),
}


def run(folder, name, expected=None):
    """The code and the closing words of a folder, with other expected values."""
    inputs, file, text = FOLDERS[name]
    for each, written in (inputs | {file: expected or text}).items():
        (folder / f"{each}.csv").write_text(written)
    return command.main([str(folder)])


def changed(name, row, column, value):
    """The expected values of a folder with another cell."""
    head, *rows = FOLDERS[name][2].splitlines()
    cells = rows[row].split(",")
    cells[head.split(",").index(column)] = value
    return "\n".join([head, *rows[:row], ",".join(cells), *rows[row + 1 :], ""])


def closing(capsys):
    *_, last = capsys.readouterr().out.splitlines()
    passed, _, failed, _ = last.replace(",", "").split()
    return int(passed), int(failed)


# How many values each of them holds, those that must be undefined among them.
CASES = {"inequality": 3, "parity": 12, "theil": 3, "kitagawa": 5, "global": 3}
CASES |= {"local": 6, "votes": 3, "ratings": 2, "validity": 5}


@pytest.mark.parametrize("name", FOLDERS)
def test_values_by_hand_pass(name, tmp_path, capsys):
    assert run(tmp_path, name) == 0
    assert closing(capsys) == (CASES[name], 0)


CELLS = [
    ("inequality", 0, "estimate", "21"),
    ("inequality", 1, "estimate", "-20"),
    ("parity", 0, "parity_index", "0.81"),
    ("parity", 1, "adjusted_parity_index", "1.25"),
    ("parity", 1, "class_by_unadjusted", "NA lower"),
    ("parity", 0, "favoured", "NA favoured"),
    ("theil", 0, "value", "0.2501"),
    ("theil", 2, "value", "1"),
    ("kitagawa", 0, "rate_effect", "0.075"),
    ("kitagawa", 0, "crude_rate1", "0.31"),
    ("global", 0, "estimate", "0.41"),
    ("global", 0, "expectation", "0.333333333333333"),
    ("global", 1, "estimate", "0.41"),
    ("local", 0, "local_I", "-0.6"),
    ("local", 1, "quadrant", "HH"),
    ("local", 1, "spatial_lag", "3"),
    ("votes", 0, "value", "8"),
    ("ratings", 1, "value", "3"),
    ("validity", 0, "class", "fair"),
    ("validity", 0, "pc", "0.26"),
    ("validity", 0, "kappa_published", "0.668"),
]


@pytest.mark.parametrize(("name", "row", "column", "value"), CELLS)
def test_a_wrong_cell_fails_and_a_blank_one_is_no_case(
    name, row, column, value, tmp_path, capsys
):
    assert run(tmp_path, name, changed(name, row, column, value)) == 1
    assert closing(capsys) == (CASES[name] - 1, 1)
    assert run(tmp_path, name, changed(name, row, column, "")) == 0
    assert closing(capsys) == (CASES[name] - 1, 0)


@pytest.mark.parametrize(
    ("name", "row", "column", "value", "failures"),
    [
        ("inequality", 2, "dataset_id", "absent", 1),
        ("inequality", 0, "dataset_id", "absent", 1),
        ("theil", 0, "dataset_id", "absent", 1),
        ("theil", 1, "group", "absent", 1),
        ("theil", 1, "weighting", "absent", 1),
        ("kitagawa", 0, "dataset_id", "absent", 5),
        ("global", 0, "dataset_id", "absent", 2),
        ("global", 1, "dataset_id", "absent", 2),
        ("local", 0, "dataset_id", "absent", 3),
        ("local", 1, "unit", "1", 3),
        ("votes", 1, "item_id", "absent", 1),
        ("ratings", 1, "set_id", "1", 1),
    ],
)
def test_what_is_not_among_the_inputs_fails(
    name, row, column, value, failures, tmp_path, capsys
):
    assert run(tmp_path, name, changed(name, row, column, value)) == 1
    assert closing(capsys)[1] == failures


@pytest.mark.parametrize("value", ["0.5", ""])
@pytest.mark.parametrize(
    ("name", "column", "number"),
    [
        ("inequality", "measure", "estimate"),
        ("theil", "measure", "value"),
        ("votes", "measure", "value"),
        ("ratings", "measure", "value"),
        ("global", "statistic", "estimate"),
    ],
)
def test_an_unknown_measure_fails_and_says_so(
    name, column, number, value, tmp_path, capsys
):
    rows = changed(name, 0, column, "unheard_of").splitlines()
    cells = rows[1].split(",")
    cells[rows[0].split(",").index(number)] = value
    rows[1] = ",".join(cells)
    assert run(tmp_path, name, "\n".join(rows)) == 1
    said = capsys.readouterr().out
    assert "unheard_of" in said and "not among Zila's measures" in said


def test_an_assumption_or_a_side_nobody_knows_fails(tmp_path, capsys):
    for column, value in (("assumption", "bootstrap"), ("islands", "none")):
        code = run(tmp_path, "global", changed("global", 0, column, value))
        assert code == (column == "assumption")
    wrong = changed("global", 1, "alternative", "sideways").replace("0.4,,", "0.4,,0.2")
    assert run(tmp_path, "global", wrong) == 1
    assert closing(capsys)[1] == 1


@pytest.mark.parametrize("name", FOLDERS)
@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("surprise", "0.5", 1),
        ("surprise", "", 0),
        ("remarks_by", "Ann", 0),
        ("source_page", "17", 0),
        ("whose", "a colleague", 0),
        ("", "1", 0),
    ],
)
def test_a_column_of_numbers_nobody_knows_fails(
    name, column, value, code, tmp_path, capsys
):
    head, *rows = FOLDERS[name][2].splitlines()
    wider = [f"{head},{column}", *(f"{row},{value}" for row in rows), ""]
    assert run(tmp_path, name, "\n".join(wider)) == code
    assert closing(capsys) == (CASES[name], code * len(rows))


def test_what_a_row_says_is_undefined_must_be(tmp_path, capsys):
    wrong = changed("inequality", 1, "applicable", "0")
    assert run(tmp_path, "inequality", wrong) == 1
    assert closing(capsys) == (2, 1)
    # A unit at its own, whose row says so; the second is none and has a measure.
    wrong = changed("local", 1, "quadrant", "island").replace("LL", "island")
    assert run(tmp_path, "local", wrong) == 1


def test_units_alone_and_places_of_one_unit_are_undefined(tmp_path, capsys):
    folder = FOLDERS["local"][2].splitlines()[0]
    rows = [folder, "NA,null,,,island,,", "lone,x,7,,island,,", ""]
    values = ROW + "NA,null,9\nlone,x,7\nnobody asks,a,1\nnobody asks,a,2\n"
    run(tmp_path, "local")
    (tmp_path / "spatial_values.csv").write_text(values)
    expected = tmp_path / "spatial_local_expected.csv"
    expected.write_text("\n".join(rows))
    assert command.main([str(tmp_path)]) == 0
    assert closing(capsys) == (2, 0)
    expected.write_text("\n".join(rows).replace("island,,", "island,0,0.1"))
    assert command.main([str(tmp_path)]) == 1
    assert closing(capsys) == (2, 4)


def test_one_broken_dataset_does_not_spoil_the_others(tmp_path, capsys):
    run(tmp_path, "votes")
    broken = "02,9,11,1\n03,9,seven,1\n04,9,7,0.5\n05,,7,1\n"
    with (tmp_path / "consensus_votes.csv").open("a") as file:
        file.write(broken)
    assert command.main([str(tmp_path)]) == 0
    with (tmp_path / "consensus_votes_expected.csv").open("a") as file:
        file.write("".join(f"0{i},median,7,\n" for i in (2, 3, 4, 5)))
    assert command.main([str(tmp_path)]) == 1
    assert closing(capsys) == (3, 4)


def test_words_among_numbers_fail_alone(tmp_path, capsys):
    wrong = changed("votes", 0, "value", "about 7")
    assert run(tmp_path, "votes", wrong) == 1
    assert closing(capsys) == (2, 1)


@pytest.mark.parametrize("blank", some(["NA", "NaN", "null", "."], 4))
def test_a_blank_may_be_written(blank, tmp_path, capsys):
    for name, row, column, _ in CELLS:
        assert run(tmp_path, name, changed(name, row, column, blank)) == 0, name
        assert closing(capsys)[1] == 0
        (tmp_path / f"{FOLDERS[name][1]}.csv").unlink()


def test_fewer_decimals_are_no_error(tmp_path):
    # 1 of 10: chance 10 / 1024 = 0.009765625, halfway between two of eight decimals;
    # (0.1 - that) / (1 - that) = 0.091124260.
    head = FOLDERS["validity"][2].splitlines()[0]
    row = "10,1,0.1,0.00976562,0.09112426,poor,,"
    assert run(tmp_path, "validity", f"{head}\n{row}\n") == 0
    worse = row.replace("0.00976562", "0.00976564")
    assert run(tmp_path, "validity", f"{head}\n{worse}\n") == 1


def test_an_index_without_end_is_undefined(tmp_path, capsys):
    assert run(tmp_path, "parity", changed("parity", 2, "parity_index", "Inf")) == 0
    assert run(tmp_path, "parity", changed("parity", 0, "parity_index", "Inf")) == 1
    assert closing(capsys) == (11, 1)


def test_simulated_limits_may_be_blank(tmp_path, capsys):
    head, *_ = FOLDERS["inequality"][2].splitlines()
    inputs = f"dataset_id,subgroup,estimate,se,population,{_FLAGS}\n"
    # 10, 20, 30 for as many people: the mean is 20, so they are 20 / 3 away from it.
    inputs += "".join(f"a,{y},{y},1,10,1,0,0,100\n" for y in (10, 20, 30))
    (tmp_path / "inequality_inputs.csv").write_text(inputs)
    expected = tmp_path / "inequality_expected.csv"
    row = "a,mdmu,mdmu,1,{},{},{},Monte Carlo,\n"
    codes = {}
    for cells in (("6.6666666667", "", ""), ("", "", "8"), ("", "", "60")):
        expected.write_text(f"{head}\n" + row.format(*cells))
        codes[cells] = command.main([str(tmp_path)]), closing(capsys)
    assert [code for code, _ in codes.values()] == [0, 0, 1]
    assert [counts for _, counts in codes.values()] == [(1, 0), (1, 0), (0, 1)]


# --- nothing to compare -------------------------------------------------------------


@pytest.mark.parametrize(
    "files",
    [
        {"survey_expected": "dataset,statistic\na,mean\n"},
        {"parity_expected": FOLDERS["parity"][2].splitlines()[0] + "\n"},
        {
            "decomposition_oaxaca_expected": "statistic,value\nexplained,1\n",
            "decomposition_oaxaca_inputs": "outcome\n1\n",
        },
    ],
    ids=["later", "empty", "not covered"],
)
def test_a_folder_where_nothing_is_compared_is_no_success(files, tmp_path, capsys):
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_text(text)
    assert command.main([str(tmp_path)]) == 1
    assert closing(capsys) == (0, 0)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00,\n", b'a,"b\n1,2\n'])
def test_a_file_that_cannot_be_read_fails(content, tmp_path, capsys):
    run(tmp_path, "parity")
    (tmp_path / "consensus_cvi_expected.csv").write_bytes(content)
    assert command.main([str(tmp_path)]) == 1
    assert closing(capsys)[1] >= 1


# --- single rules -------------------------------------------------------------------


def test_a_group_may_be_called_na(tmp_path):
    (tmp_path / "inequality_inputs.csv").write_text(
        "dataset_id,subgroup,estimate,population\na,NA,10,5\na,None,,7\n"
    )
    table = command.tables(tmp_path)["inequality_inputs"]
    assert table["subgroup"].tolist() == ["NA", "None"]
    assert table["estimate"].isna().tolist() == [False, True]


def test_published_values_may_be_absent():
    # 4 of 4: chance 0.5 ** 4 = 0.0625, so what is beyond chance is all.
    row = {"experts": 4, "agree": 4, "i_cvi": 1.0, "pc": 0.0625, "kappa_star": 1.0}
    made = validity_lines(pd.DataFrame([{**row, "class": "excellent"}]))
    assert [line.measure for line in made] == ["i_cvi", "pc", "kappa_star", "class"]
    assert sum(line.failures for line in made) == 0


def test_a_rating_nobody_gave_may_be_blank():
    votes = pd.DataFrame(
        {"item_id": "q", "scale_points": 9, "rating": [7, 8, 9], "votes": [2, None, 1]}
    )
    expected = pd.DataFrame({"item_id": ["q"], "measure": ["median"], "value": [7.0]})
    (line,) = lines(expected, votes)
    assert (line.cases, line.failures) == (1, 0)


def test_a_name_that_only_ends_like_a_note_is_a_measure():
    table = pd.DataFrame({"some_index": [0.5], "index": [1], "unnoted": [1], "x": "a"})
    assert [line.measure for line in unknown_lines(table, ())] == [
        "some_index",
        "unnoted",
    ]
