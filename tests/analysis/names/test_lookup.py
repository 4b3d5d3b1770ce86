"""A place is found by whatever it is called, and none is chosen for anybody."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.names import folding, labels
from analysis.names.known import IN_DIVISION, SINCE, Tables, known
from analysis.names.lookup import BEGINS, EXACT, NEAR, lookup
from data.census import districts, gazetteer
from data.census.other_names import read_other_names

PLACES = districts.read_districts()
KNOWN = known(
    Tables(
        districts=PLACES,
        tehsils=gazetteer.read_tehsils(),
        aliases=gazetteer.read_aliases(),
        other_names=read_other_names(),
        tiles=gazetteer.read_tiles(),
    )
)


def found(typed, how=None):
    """Names of what is found, best first."""
    return [
        KNOWN.called[each.name.kind, each.name.place]
        for each in lookup(typed, KNOWN).found
        if how in (None, each.how)
    ]


# What is typed, and the one district that is meant: by its very name.
MEANT = """
Dera Ismail Khan: D.I. Khan; DI Khan; D I KHAN; d.i.khan; DIK; D.I.K; dera ismail khan
Dera Ismail Khan: ڈی آئی خان; ڈی۔آئی۔خان; ڈی آئي خان; ڈیرہ اسماعیل خان; ڈيره اسماعيل خان
Dera Ismail Khan: Khan Dera Ismail; PK509; pk509; PK۵۰۹; ڈیــرہ اسماعیل خان
Dera Ghazi Khan: D.G. Khan; DG Khan; DGK; ڈی جی خان; ڈیرہ غازی خان; Dera-Ghazi-Khan
Shaheed Benazirabad: Nawabshah; Nawab Shah; SBA; S.B.A.; نوابشاہ; نواب شاہ; بے نظیر آباد
Shaheed Benazirabad: Shaheed Benazir Abad; Shaheed Benazirabad; Benazirabad; نوابشاه
Faisalabad: Lyallpur; Lyall Pur; لائلپور; لائل پور; فيصل آباد; فیصل‌آباد; FAISALABAD
Attock: Campbellpur; Campbellpore; Campbell Pur; کیمبل پور; اٹک
Sahiwal: Montgomery; منٹگمری; ساہیوال; ساهيوال
Mirpur Khas: Mirpur Khas; Mirpurkhas; MIRPUR-KHAS; میرپورخاص; ميرپور خاص
Toba Tek Singh: TTS; T.T.S; TT Singh; T T Singh; Toba Tek Singh; ٹوبہ ٹیک سنگھ
Rahim Yar Khan: RYK; R.Y.K.; RY Khan; R.Y. Khan; Rahimyar Khan; رحيم يار خان
Naushahro Feroze: Naushahro Feroze; Naushahro Firoz; Naushero Feroze; نوشہروفیروز
Kambar Shahdadkot: Kambar; Qambar; Qambar Shahdadkot; Kamber-Shahdadkot; قمبر شہداد کوٹ
Kech: Turbat; Kech; کیچ; كيچ; Kech (Turbat); کـیـچ
Mandi Bahauddin: MB Din; M.B.Din; Mandi Bahauddin; منڈی بہاءالدین; منڈی بہاؤالدین
Tando Muhammad Khan: TMK; TM Khan; ٹنڈو محمد خان; ٹنڈو مُحمّد خان
Islamabad: ICT; Islamabad Capital Territory; اسلام آباد; اسلام‌آباد
Karachi South: Karachi South; South Karachi; district South Karachi; جنوبی کراچی
Keamari: Keamari; Kiamari; Kemari; کیماڑی
Bajaur: Bajaur; Bajaur Agency; باجوڑ; باجوڑ ایجنسی; Bajaur district
North Waziristan: NWA; N. Waziristan; North Waziristan Agency; شمالی وزیرستان
Torghar: Kala Dhaka; Tor Ghar; Torghar; کالا ڈھاکہ
Zhob: Fort Sandeman; Zhob; ژوب
Lahore: Lahore; lahore; LAHORE ; Distt. Lahore; Zila Lahore; لاہور; لاهور; ضلع لاهور
Musakhel: Musa Khel; Musakhel; موسیٰ خیل; موسى خيل
Awaran: Awaran, Balochistan; Awaran Balochistan; district of Awaran; Awaran, Pakistan
Chagai: Dist. Chagai; the Chagai district; ضلع چاغی، بلوچستان; چاغی ڈسٹرکٹ
Khyber: Khyber KP; Khyber, Khyber Pakhtunkhwa; Khyber Agency
Sialkot: Sialkot, Punjab, Pakistan; Pakistan Sialkot
Umerkot: Amarkot; Umar Kot; Umerkot; عمر کوٹ
""".strip().splitlines()
SPELLINGS = [
    (typed, line.partition(": ")[0])
    for line in MEANT
    for typed in line.partition(": ")[2].split("; ")
]


@pytest.mark.parametrize(("typed", "name"), SPELLINGS)
def test_a_spelling_means_one_district(typed, name):
    exact = lookup(typed, KNOWN).exact
    meant = [each.name for each in exact if each.name.kind == "district"]
    meant = [each for each in meant if each.relation != "tehsil"]
    assert [KNOWN.called["district", each.place] for each in meant] == [name]
    assert exact[0].name.kind == "district"


@pytest.mark.parametrize("column", ["name", "name_ur"])
def test_every_district_is_found_first_by_its_own_name(column):
    first = {name: found(name, EXACT)[0] for name in PLACES[column]}
    assert first == dict(zip(PLACES[column], PLACES["name"], strict=True))


def test_every_name_finds_its_place_as_it_stands():
    lost = [
        each.alias
        for each in KNOWN.names[::7]
        if (each.kind, each.place)
        not in {(f.name.kind, f.name.place) for f in lookup(each.alias, KNOWN).exact}
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Karachi", 7),
        ("کراچی", 7),
        ("Chitral", 2),
        ("Kohistan", 3),
        ("Dir", 2),
        ("دیر", 2),
        ("Waziristan", 2),
        ("Lehri", 2),
    ],
)
def test_what_was_divided_lists_all_that_it_became(typed, names):
    exact = lookup(typed, KNOWN).exact
    assert sum(each.name.relation == "former unit" for each in exact) == names


@pytest.mark.parametrize(
    ("typed", "held_by"),
    [
        ("Wazirabad", "Gujranwala"),
        ("وزیر آباد", "Gujranwala"),
        ("Taunsa", "Dera Ghazi Khan"),
        ("Kot Addu", "Muzaffargarh"),
        ("Talagang", "Chakwal"),
        ("Murree", "Rawalpindi"),
        ("Central Dir", "Upper Dir"),
        ("الائی", "Batagram"),
        ("Paharpur", "Dera Ismail Khan"),
        ("Upper Swat", "Swat"),
        ("Hub", "Lasbela"),
        ("Usta Muhammad", "Jaffarabad"),
        ("Upper South Waziristan", "South Waziristan"),
    ],
)
def test_a_newer_district_says_which_one_held_it(typed, held_by):
    first = lookup(typed, KNOWN).found[0]
    assert (first.how, first.name.relation) == (EXACT, SINCE)
    said = labels.title(first, KNOWN, "Punjab")
    assert said.endswith(f": part of {held_by} in 2023")
    assert "none of it alone" in labels.note(first, KNOWN)


@pytest.mark.parametrize(
    ("typed", "division", "size"),
    [
        ("Makran", "Mekran", 3),
        ("Hazara division", "Hazara", 8),
        ("رخشان", "Rakhshan", 4),
    ]
    + [("Lahore Division", "Lahore", 4), ("Gujrat division", "Gujranwala", 6)],
)
def test_a_division_offers_its_districts(typed, division, size):
    exact = lookup(typed, KNOWN).exact
    assert (exact[0].name.kind, exact[0].name.place) == ("division", division)
    inside = [each.name.place for each in exact if each.name.relation == IN_DIVISION]
    assert len(inside) == size
    assert set(PLACES["division"][inside]) == {division}


@pytest.mark.parametrize(
    ("typed", "kind", "place"),
    [
        ("Punjab", "area", "punjab"),
        ("سندھ", "area", "sindh"),
        ("KPK", "area", "khyber-pakhtunkhwa"),
        ("FATA", "area", "khyber-pakhtunkhwa-merged"),
        ("Muzaffarabad", "outside", "PK107"),
        ("مظفر آباد", "outside", "PK107"),
        ("Skardu", "outside", "PK307"),
        ("Gilgit-Baltistan", "outside", "GB"),
        ("GB", "outside", "GB"),
        ("G.B.", "outside", "GB"),
        ("Muzaffarabad, AJK", "outside", "PK107"),
        ("Azad Kashmir", "outside", "AJK"),
    ],
)
def test_provinces_and_what_lies_outside_the_tables(typed, kind, place):
    first = lookup(typed, KNOWN).found[0]
    assert (first.how, first.name.kind, first.name.place) == (EXACT, kind, place)
    if kind == "outside":
        assert "outside the census tables" in labels.note(first, KNOWN)


@pytest.mark.parametrize("region", ["Bannu", "DI Khan", "Kohat", "Peshawar", "Tank"])
def test_a_frontier_region_leads_to_the_district_that_holds_it(region):
    (first, *_) = lookup(f"FR {region}", KNOWN).exact
    assert first.name.relation == "part of"
    assert found(f"FR {region}")[0] == region.replace("DI Khan", "Dera Ismail Khan")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("peshawer", "Peshawar"),
        ("Loralae", "Loralai"),
        ("Swatt", "Swat"),
        ("Queta", "Quetta"),
        ("Faisalabd", "Faisalabad"),
        ("Hyderbad", "Hyderabad"),
        ("Abottabad", "Abbottabad"),
        ("Gujrawnala", "Gujranwala"),
        ("لاہورر", "Lahore"),
        ("سوابی", "Swabi"),
    ],
)
def test_a_slip_is_asked_about(typed, name):
    answer = lookup(typed, KNOWN)
    assert answer.near and found(typed)[0] == name
    assert "Did you mean" in labels.heading(answer, typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("S. Karachi", "Karachi South"),
        ("U Chitral", "Upper Chitral"),
        ("Tando Muh", "Tando Muhammad Khan"),
        ("Kar South", "Karachi South"),
        ("Keh", "Kech"),
        ("کچی", "Kech"),
    ],
)
def test_words_begun_only_and_short_names_are_found(typed, name):
    assert name in found(typed)[:2] and not lookup(typed, KNOWN).exact


def test_a_place_is_found_in_its_own_province_only():
    answer = lookup("Lahore, Sindh", KNOWN)
    assert answer.near and found("Lahore, Sindh")[0] == "Lahore"
    assert "No place is called “Lahore, Sindh”" in labels.heading(
        answer, "Lahore, Sindh"
    )
    assert {each.how for each in lookup("Hyderabad, Sindh", KNOWN).found[:1]} == {EXACT}


@pytest.mark.parametrize("column", ["name", "name_ur"])
def test_what_the_box_shows_finds_the_district_again(column):
    shown = PLACES[column] + ", " + PLACES["province"]
    first = [lookup(each, KNOWN).found[0] for each in shown]
    assert [each.name.place for each in first] == list(PLACES.index)
    assert {(each.how, each.name.kind) for each in first} == {(EXACT, "district")}


def test_a_town_brings_no_place_that_is_only_written_like_it():
    assert found("Wana") == ["South Waziristan"]


@pytest.mark.parametrize("typed", ["xyzzy", "", "   ", "?!", "12345", "پپپپپپ", "abc"])
def test_what_is_no_place_finds_nothing(typed):
    answer = lookup(typed, KNOWN)
    assert answer.found == () and not answer.near
    assert "No place" in labels.heading(answer, typed)


def test_a_name_takes_no_other_with_it():
    assert found("Mirpur", EXACT)[0] == "Mirpur"
    assert lookup("Mirpur", KNOWN).found[0].name.kind == "outside"
    also = lookup("Nowshera", KNOWN).exact[1:]
    assert [each.name.relation for each in also] == ["tehsil"]
    assert "Jhelum Valley" not in found("Jhelum", EXACT)
    assert found("Tank", NEAR) == []


def test_exact_names_come_first_then_beginnings():
    hows = [each.how for each in lookup("Mirpur", KNOWN).found]
    assert hows == sorted(hows, key=[EXACT, BEGINS, NEAR].index)
    assert found("Fais")[0] == "Faisalabad"
    assert {"Dera Bugti", "Dera Ghazi Khan"} <= set(found("Dera"))
    assert "Rahim Yar Khan" in found("yar khan")
    assert lookup("L", KNOWN).more > 20


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=14) | st.sampled_from([each.alias for each in KNOWN.names]))
def test_whatever_is_typed_gives_each_place_once_best_first(typed):
    answer = lookup(typed, KNOWN)
    places = [(each.name.kind, each.name.place) for each in answer.found]
    assert len(places) == len(set(places))
    order = [[EXACT, BEGINS, NEAR].index(each.how) for each in answer.found]
    assert order == sorted(order)
    assert len(answer.found) <= max(8, len(answer.exact))


@pytest.mark.parametrize(
    ("one", "other"),
    [("ہری پور", "هري پور"), ("کوئٹہ", "كويٹه"), ("Kech’s", "kechs"), ("٤٢", "42")],
)
def test_letters_that_keyboards_write_alike_are_one(one, other):
    assert folding.key(one) == folding.key(other) != ""
