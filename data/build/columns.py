"""Which items each column of figures of the census folder goes into.

An empty tuple leaves a figure out on purpose; several items add it to each.
"""

from collections.abc import Mapping

from data.census.items import DIFFICULTIES, LANGUAGES, SCHOOL_LEVELS

_Items = Mapping[str, tuple[str, ...]]

_POPULATION: _Items = {
    "population_2023": ("counted_2023",),
    "population_2017": ("counted_2017",),
    "population_described": ("described",),
    "pop_under_5": ("under_5",),
    "pop_under_15": ("under_15",),
    "pop_15_49": ("aged_15_49",),
    "pop_15_64": ("aged_15_64",),
    "pop_18plus": ("aged_18plus",),
    "pop_60plus": ("aged_60plus",),
    "pop_65plus": ("aged_65plus",),
    "area_sqkm": (),
}

_EDUCATION: _Items = {
    "pop_5plus": ("persons_5plus",),
    "pop_10plus": ("persons_10plus",),
    "literate_10plus": ("literate_10plus",),
    "ever_attended_5plus": ("ever_attended_5plus",),
    "never_attended_5plus": ("never_attended_5plus",),
    "pop_5_16": ("persons_5_16",),
    "never_attended_5_16": ("never_attended_5_16",),
    "dropped_out_5_16": ("dropped_out_5_16",),
    "out_of_school_5_16": ("out_of_school_5_16",),
    # Highest level completed, not completion: the name must not invite that reading.
    "primary_completed": ("primary_as_highest",),
} | {f"enrolled_{level}": (f"enrolled_{level}",) for level in SCHOOL_LEVELS}

_EDUCATION_BY_AGE: _Items = {
    "population": ("band_persons",),
    "literate": ("band_literate",),
    "ever_attended": ("band_ever_attended",),
    "never_attended": ("band_never_attended",),
    "primary_completed": (),
} | {f"enrolled_{level}": (f"band_enrolled_{level}",) for level in SCHOOL_LEVELS}

_DISABILITY: _Items = {
    "population": ("disability_persons",),
    "disability": ("disability_reported",),
    "functional_limitation": ("functional_limitation",),
} | {f"difficulty_{name}": (f"difficulty_{name}",) for name in DIFFICULTIES}

_HOUSEHOLDS: _Items = {
    "households": ("households",),
    "hh_light_electricity": ("households_electricity",),
    "hh_light_solar": ("households_solar",),
    "hh_light_other": ("households_other_light",),
    "hh_water_improved": ("households_improved_water",),
    "hh_water_inside": ("households_water_inside",),
    "hh_water_outside": ("households_water_outside",),
    "hh_toilet_separate": ("households_toilet_separate",),
    "hh_toilet_flush": ("households_toilet_flush",),
    "hh_toilet_nonflush": ("households_toilet_nonflush",),
    "hh_toilet_none": ("households_toilet_none",),
}

# Minorities are summed here, so that no later step can show one of them alone.
_MINORITIES = (
    "ahmadi",
    "christian",
    "hindu_jati",
    "other_religion",
    "parsi",
    "scheduled_castes",
    "sikh",
)
_RELIGION_LANGUAGE: _Items = (
    {"religion_muslim": ("religion_persons",)}
    | {
        f"religion_{name}": ("religion_persons", "religion_minorities")
        for name in _MINORITIES
    }
    | {f"tongue_{name}": ("language_persons", f"tongue_{name}") for name in LANGUAGES}
)

ITEMS_OF: dict[str, _Items] = {
    "census_population.csv": _POPULATION,
    "census_education.csv": _EDUCATION,
    "census_education_age.csv": _EDUCATION_BY_AGE,
    "census_disability.csv": _DISABILITY,
    "census_households.csv": _HOUSEHOLDS,
    "census_religion_language.csv": _RELIGION_LANGUAGE,
}
