"""The words that tables, analysis and pages share."""

import unicodedata

COUNTRY = "Pakistan"
PROVINCES = ("Balochistan", "Islamabad", "Khyber Pakhtunkhwa", "Punjab", "Sindh")
OUTSIDE = {"AJK": "Azad Jammu & Kashmir", "GB": "Gilgit-Baltistan"}

ALL = "all"
SEXES = ("female", "male")
RESIDENCES = ("rural", "urban")
LEVELS = ("country", "province", "district", "tehsil")

# What the census counts: the noun of sums over groups of either.
PEOPLE, HOUSEHOLDS = "people", "households"

FAVOURABLE, ADVERSE, CONTEXT = "favourable", "adverse", "context"

# 15-24 overlaps 15-16: bands are never added up.
BANDS = ("0-4", "5-9", "10-12", "13-14", "15-16", "15-24")

# Annual growth = ((counted 2023 / counted 2017) ** (1 / years) - 1) * 100. The
# calendar has 5.96 years (15 March 2017 to 1 March 2023); 5.98 is the span at
# which the counts give the rates the bureau prints: 2.55 % for the country, 3.20
# Balochistan, 2.81 Islamabad, 2.38 Khyber Pakhtunkhwa, 2.53 Punjab, 2.57 Sindh.
YEARS_BETWEEN_CENSUSES = 5.98

# The words of the library of findings.
ABROAD = "Other countries"
THEMES = (
    "Roles",
    "Staff capacity",
    "Recruitment and competency",
    "Autonomy and accountability",
    "Data use",
    "Coordination",
    "Incentives",
    "Finance",
    "Equity and inclusion",
)
ERAS = (
    "devolution 2001–10",
    "after the 18th Amendment",
    "District Education Authorities 2017–",
    "merger of the former agencies 2018–",
    "structure under change",
)
TIERS = ("district", "sub-district", "school", "province")
REACHES = (
    "one district",
    "some districts",
    "one province",
    "several provinces",
    "country",
    "other countries",
)
METHODS = (
    "survey",
    "interviews",
    "survey and interviews",
    "records",
    "index",
    "review",
    "plan",
    "order",
    "announcement",
    "account",
    "event",
)
HOW_READ = (
    "in full",
    "official summary",
    "abstract",
    "third-party copy",
    "press",
    "web page",
    "heading",
)
VOTABLE, BACKGROUND, HEADING = "votable", "context", "heading"
STATUSES = (VOTABLE, BACKGROUND, HEADING)
PLUS, MINUS, NEITHER = "+", "-", "0"

# The words of a vote. The four provinces make the headline; the other caucuses count
# in the total of the room; who votes apart is never counted.
VOTING_PROVINCES = ("Balochistan", "Khyber Pakhtunkhwa", "Punjab", "Sindh")
CAUCUSES = (*VOTING_PROVINCES, "Federal / ICT", *OUTSIDE.values())
VOTE_APART = ("Observers", "Partners")
AGREE, CHANGES, DISAGREE = "agree", "agree with changes", "disagree"
CANNOT_JUDGE = "can't judge"
CHOICES = (AGREE, CHANGES, DISAGREE, CANNOT_JUDGE)
SCORES = tuple("123456789")
# What can be asked of a statement, and the scale of its answers. The first of a scale
# is what a round asks that names no question: phones asked that before there were more.
HOLDS, WORDING, APPROPRIATE = "holds", "wording", "appropriate"
EARLY, RELEVANT = "early", "relevance"
QUESTIONS = {
    WORDING: "agreement",
    HOLDS: "agreement",
    APPROPRIATE: "appropriateness",
    EARLY: "appropriateness",
    RELEVANT: "relevance",
}
# The answers to whether something holds, kept as those of agreement.
HELD = {AGREE: "holds", CHANGES: "holds in part", DISAGREE: "does not hold"}
PHONE, PAPER, HANDS = "phone", "paper", "hands"
MEANS = (PHONE, PAPER, HANDS)
# Fewer secret votes than these are never told by themselves; no verdict below it.
FEWEST = 5
# Small caucuses whose secret votes are counted together; or all, in some rounds.
TOGETHER = "counted together"
# `analysis.votes.rules` says what they are; the first is the usual one.
RULE_SCALES = {
    "agreement-75": "agreement",
    "rand-ucla": "appropriateness",
    "core-outcome": "appropriateness",
    "agreement-70": "agreement",
    "agreement-80": "agreement",
    "agreement-90": "agreement",
    "rand-ucla-classic": "appropriateness",
    "content-validity": "relevance",
}
RULES = tuple(RULE_SCALES)

# One letter for those that keyboards of Arabic, Persian, Sindhi and Urdu write alike.
_URDU = str.maketrans(
    {"ك": "ک", "ڪ": "ک", "ي": "ی", "ى": "ی", "ې": "ی"}
    | {"ه": "ہ", "ھ": "ہ", "ة": "ہ", "ۃ": "ہ", "ە": "ہ", "ء": "", "ـ": ""}
)


def usual_question(scale: str) -> str:
    """Return what is asked on a scale where nothing else is said."""
    return next(id_ for id_, of in QUESTIONS.items() if of == scale)


def name_key(name: str) -> str:
    """Return what two spellings of a place have in common.

    Small letters and digits only; accents, Urdu vowel marks, hamza and what stretches
    letters fall away, the Arabic forms of kaf, yeh and heh become the Urdu ones, and
    the digits of every script those of English.
    """
    plain = unicodedata.normalize("NFKD", name).casefold().translate(_URDU)
    return "".join(_digit(letter) for letter in plain if letter.isalnum())


def _digit(letter: str) -> str:
    return str(unicodedata.digit(letter)) if letter.isdigit() else letter
