"""Sources & methods tells every measure, and the certificate as it stands."""

import re

import pandas as pd

from analysis.inequality.measures import MEASURES
from analysis.votes.consensus import MEASURES as OF_VOTES
from analysis.votes.rules import RULES
from data.certificate import read_certificate
from ui.methods import measures as methods_measures


def test_every_measure_has_its_formula_and_where_it_applies():
    table = methods_measures.inequality()
    assert len(table) == len(MEASURES)
    assert (table.drop(columns="No inequality") != "").all(axis=None)
    ratio = table.set_index("Measure").loc["Ratio"]
    assert (ratio["Kind"], ratio["No inequality"]) == ("relative", 1)
    assert "two groups" in ratio["Applies to"]


def test_every_rule_and_number_of_a_vote_is_told():
    names = set(methods_measures.votes()["Name"])
    assert names == {each.name for each in (*RULES.values(), *OF_VOTES.values())}


def test_the_sentence_counts_what_the_table_holds():
    raw = pd.read_csv("data/tables/certificate.csv", keep_default_na=False)
    compared = raw[raw["not_covered"] == ""]
    values, measures = re.findall(r"[\d,]+", methods_measures.agreement())[:2]
    assert int(values.replace(",", "")) == compared["cases"].sum()
    assert int(measures) == len(compared)
    assert compared["failures"].sum() == 0
    assert "all within" in methods_measures.agreement()


def test_no_part_of_the_certificate_is_left_in_the_words_of_files():
    parts = set(methods_measures.by_file()["Part"])
    assert not any("_" in part for part in parts)
    assert len(methods_measures.by_file()) == len(read_certificate())


def test_a_line_of_the_certificate_has_name_formula_source_and_whose_cases():
    table = methods_measures.by_file()
    assert (table[["Measure", "Formula", "Defined in", "Code"]] != "").all(axis=None)
    line = table.set_index("Code").loc["sii(logit)"]
    assert line["Measure"] == "Slope index of inequality (SII), logit curve"
    assert line["Formula"] == MEASURES["sii"].words.formula
    theirs = table[table["Part"] == "Published examples"]
    assert len(theirs) and (theirs["Cases published in"] != "").all()
