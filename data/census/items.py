"""The names of everything the tables count, subject by subject."""

SCHOOL_LEVELS = ("primary", "middle", "matric", "intermediate", "graduate")
DIFFICULTIES = (
    "seeing",
    "hearing",
    "walking",
    "communicating",
    "remembering",
    "self_care",
)
LANGUAGES = (
    "balochi",
    "balti",
    "brahui",
    "hindko",
    "kalasha",
    "kashmiri",
    "kohistani",
    "mewati",
    "other",
    "pashto",
    "punjabi",
    "saraiki",
    "shina",
    "sindhi",
    "urdu",
)

SUBJECTS = {
    "population": (
        "counted_2023",
        "counted_2017",
        "described",
        "under_5",
        "under_15",
        "aged_15_49",
        "aged_15_64",
        "aged_18plus",
        "aged_60plus",
        "aged_65plus",
    ),
    "education": (
        "persons_5plus",
        "persons_10plus",
        "literate_10plus",
        "ever_attended_5plus",
        "never_attended_5plus",
        "persons_5_16",
        "never_attended_5_16",
        "dropped_out_5_16",
        "out_of_school_5_16",
        *(f"enrolled_{level}" for level in SCHOOL_LEVELS),
        "primary_as_highest",
    ),
    "education by age band": (
        "band_persons",
        "band_literate",
        "band_ever_attended",
        "band_never_attended",
        *(f"band_enrolled_{level}" for level in SCHOOL_LEVELS),
    ),
    "disability": (
        "disability_persons",
        "disability_reported",
        "functional_limitation",
        *(f"difficulty_{difficulty}" for difficulty in DIFFICULTIES),
    ),
    "households": (
        "households",
        "households_electricity",
        "households_solar",
        "households_other_light",
        "households_improved_water",
        "households_water_inside",
        "households_water_outside",
        "households_toilet_separate",
        "households_toilet_flush",
        "households_toilet_nonflush",
        "households_toilet_none",
    ),
    "religion": ("religion_persons", "religion_minorities"),
    "language": (
        "language_persons",
        *(f"tongue_{language}" for language in LANGUAGES),
    ),
}

ITEMS = tuple(item for items in SUBJECTS.values() for item in items)
