"""Every sentence the room sees has a draft in Urdu, and a reader can correct it."""

import csv
import re

import pytest

from analysis.sentences.votes import COUNTING
from data.checks import TABLES
from data.errors import BadTable
from data.library.findings import read_findings
from data.library.recommendations import read_recommendations
from data.store.__main__ import main
from data.workshop import words_table
from data.workshop.ballot_words import read_ballot_words
from data.workshop.corrections import CHECKED, DRAFT
from data.workshop.storyline import read_storyline
from data.workshop.urdu import read_urdu

_NUMBERS = re.compile(r"\d+(?:[.,]\d+)*")


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("ZILA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def sent(tmp_path):
    """A function that exports the table, changes one row and says where it is."""
    path = tmp_path / "words.csv"

    def changed(id_="finding_F025", **cells):
        words_table.write(path)
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            if row["id"] == id_:
                row.update(cells)
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        return path

    return changed


def test_what_is_voted_on_and_every_title_has_a_draft_of_its_words():
    known = set(read_urdu()["en"])
    steps, findings = read_storyline(), read_findings()
    shown = {id_ for ids in steps["findings"] for id_ in ids}
    assert set(steps["title"]) <= known
    assert {findings.at[id_, "statement"] for id_ in shown} <= known
    assert set(read_recommendations()["text"]) <= known
    assert set(read_recommendations()["short"]) <= known
    assert COUNTING in known


def test_each_row_of_a_finding_or_recommendation_has_its_english():
    table = read_urdu()
    own = {f"finding_{i}": t for i, t in read_findings()["statement"].items()}
    own |= {f"recommendation_{i}": t for i, t in read_recommendations()["text"].items()}
    rows = table.index[table.index.str.startswith(("finding_", "recommendation_"))]
    assert [id_ for id_ in rows if table.at[id_, "en"] != own[id_]] == []


def test_numbers_are_those_of_the_english():
    for id_, row in read_urdu().iterrows():
        if not id_.startswith("title_"):
            told = [sorted(_NUMBERS.findall(row[each])) for each in ("en", "ur")]
            assert told[0] == told[1], id_


def test_nothing_shipped_is_confirmed_before_a_steward_has():
    assert set(read_urdu()["status"]) == {DRAFT}
    assert set(read_urdu()["confirmed_by"]) == {""}


def test_no_word_has_two_rows_and_both_tables_are_in_the_one():
    whole = words_table.shipped()
    assert whole.index.is_unique
    assert set(whole.index) == {*read_urdu().index, *read_ballot_words().index}


@pytest.mark.parametrize("id_", ["finding_F025", "vote_button"])
def test_a_correction_takes_the_place_of_the_draft(sent, id_):
    path = sent(id_, ur="بہتر الفاظ۔", status=CHECKED, confirmed_by="Directorate")
    assert words_table.bring_in(path)[0].startswith("Taken: 1 of ")
    read = read_urdu if id_ in read_urdu().index else read_ballot_words
    assert read().at[id_, "ur"] == "بہتر الفاظ۔"
    assert read().at[id_, "status"] == CHECKED
    # What is not in a file stays as it was corrected before.
    rows = path.read_text(encoding="utf-8-sig").splitlines()
    path.write_text("\n".join(rows[:3]), encoding="utf-8")
    words_table.bring_in(path)
    assert read().at[id_, "status"] == CHECKED


def test_the_tables_of_zila_are_not_touched_and_taking_back_leaves_nothing(sent, home):
    before = (TABLES / "urdu.csv").read_bytes()
    whole = read_urdu()
    words_table.bring_in(sent(ur="دوسرے الفاظ۔"))
    assert (TABLES / "urdu.csv").read_bytes() == before
    words_table.bring_in(sent(ur=whole.at["finding_F025", "ur"]))
    assert read_urdu().equals(whole)
    assert not (home / "words.csv").exists()


def test_a_correction_of_another_english_is_left_aside(sent, home):
    words_table.bring_in(sent(ur="دوسرے الفاظ۔"))
    kept = home / "words.csv"
    kept.write_text(kept.read_text(encoding="utf-8").replace("10 days", "9 days"))
    assert read_urdu().at["finding_F025", "ur"] != "دوسرے الفاظ۔"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"id": "finding_F999"}, "column id: “finding_F999” is not a known value"),
        ({"en": "Supervisors should be in schools."}, "is not the English of Zila"),
        ({"ur": ""}, "column ur: “” is empty"),
        ({"ur": "نگران 10 دن {votes}"}, "does not have the same words in braces"),
        ({"ur": "نگران, 10 دن"}, "Latin punctuation"),
        ({"status": "done"}, "column status: “done” is not a known value"),
        ({"status": CHECKED}, "column confirmed_by: “” is empty, but the row is"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_taken(sent, home, cells, said):
    path = sent(**cells)
    with pytest.raises(BadTable) as refused:
        words_table.bring_in(path)
    assert said in refused.value.problem
    assert refused.value.problem.startswith("words.csv, row ")
    assert refused.value.remedy.strip()
    assert not (home / "words.csv").exists()


def test_lost_braces_are_refused(sent):
    with pytest.raises(BadTable, match="words in braces"):
        words_table.bring_in(sent("wall_voted", ur="ووٹ دے چکے ہیں"))


def test_the_command_writes_and_brings_back(tmp_path, capsys):
    path = tmp_path / "out.csv"
    assert main(["words", "export", str(path)]) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfid,en,ur,status")
    assert main(["words", "import", str(path)]) == 0
    assert "Taken: 0 of" in capsys.readouterr().out
    assert main(["words", "import", str(tmp_path / "none.csv")]) == 1
    assert "none.csv is not there" in capsys.readouterr().err
