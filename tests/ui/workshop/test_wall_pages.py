"""Words in pages: everything is there, in order, and no page holds too much."""

from hypothesis import given
from hypothesis import strategies as st

from ui.decided.wall_pages import LINES, Block, Part, pages

WORD = st.sampled_from(["tea", "at", "eleven.", "Provinces", "صوبہ", "x" * 30])
TEXT = st.lists(WORD, min_size=1, max_size=500).map(" ".join)
PART = st.builds(Part, st.sampled_from(["wording", "dissent"]), TEXT, st.just(""))
HEAD = st.sampled_from([(), (("name", "R1 Coordination"), ("outcome", "Validated"))])
BLOCK = st.builds(Block, HEAD, st.lists(PART, min_size=1, max_size=4).map(tuple))


def words(blocks):
    return " ".join(part.text for each in blocks for part in each.parts).split()


@given(st.lists(BLOCK, max_size=5))
def test_every_word_stands_on_a_page_once_and_in_order(blocks):
    found = pages(blocks)
    assert words(each for page in found for each in page) == words(blocks)
    for page in found:
        assert sum(each.lines for each in page) <= LINES or len(page) == 1
        assert all(part.text for each in page for part in each.parts)


def test_a_block_that_fits_a_page_is_not_torn():
    blocks = [Block((), (Part("wording", "One line of words. " * 20),))] * 7
    found = pages(blocks)
    assert len(found) > 1
    assert [each for page in found for each in page] == blocks


def test_a_long_text_ends_a_page_behind_a_sentence_and_says_that_it_goes_on():
    text = "Each province notifies this within six months. " * 60
    first, second, *_ = pages([Block((("name", "R1"),), (Part("wording", text),))])
    assert first[0].parts[0].text.endswith("months.")
    assert (first[0].goes_on, second[0].goes_on) == (False, True)
    assert second[0].head == first[0].head


def test_a_word_without_an_end_is_cut_where_the_page_is_full():
    found = pages([Block((), (Part("wording", "x" * 5000),))])
    assert "".join(part.text for (each,) in found for part in each.parts) == "x" * 5000


def test_nothing_to_say_is_one_page():
    assert pages([]) == [[]]
