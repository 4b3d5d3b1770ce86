"""What the tests of the page of gaps share."""

import pytest

from tests.support.apptest import opened
from tests.support.census import districts
from ui.gaps.choice import Comparison
from ui.gaps.choice import asked as understood
from ui.gaps.compared import compare

START = Comparison().to_query()


@pytest.fixture(scope="module")
def page():
    return opened("gaps", **START)


def of(**changes):
    """What the page shows when these are asked of it."""
    return compare(understood(Comparison(), changes)[0])


def in_province(name):
    return districts().index[districts()["province"] == name]


def said_by(app):
    return " ".join(each.value for each in app.markdown)
