"""Other folders have other names and fewer columns; the certificate reads them all."""

import pandas as pd

from analysis.certificate import __main__ as command
from analysis.certificate.ratings import validity_lines
from analysis.certificate.votes import lines


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
