"""The groups people are compared by: sex, residence and their crossing."""

from dataclasses import dataclass

from data.vocabulary import ALL, RESIDENCES, SEXES


@dataclass(frozen=True)
class Group:
    """One cell of sex × residence; ``all`` stands for either side left open."""

    sex: str = ALL
    residence: str = ALL

    @property
    def key(self) -> str:
        """Return the group's code in addresses: ``all``, ``female-rural``, …"""
        parts = [part for part in (self.sex, self.residence) if part != ALL]
        return "-".join(parts) or ALL

    def disjoint(self, other: "Group") -> bool:
        """Say whether nobody can be in both groups."""
        pairs = ((self.sex, other.sex), (self.residence, other.residence))
        return any(a != b and ALL not in (a, b) for a, b in pairs)


_ORDER = (ALL, *SEXES), (ALL, *RESIDENCES)
GROUPS = {
    group.key: group
    for group in (Group(sex, place) for place in _ORDER[1] for sex in _ORDER[0])
}
_OTHER = {"female": "male", "male": "female", "rural": "urban", "urban": "rural"}


def offered(dimensions: tuple[str, ...]) -> list[Group]:
    """Return the groups an indicator with these dimensions can show.

    Parameters
    ----------
    dimensions : any of ``sex`` and ``residence``
    """
    return [
        group
        for group in GROUPS.values()
        if ("sex" in dimensions or group.sex == ALL)
        and ("residence" in dimensions or group.residence == ALL)
    ]


def partners(group: Group, dimensions: tuple[str, ...]) -> list[Group]:
    """Return the groups `group` can be compared with, the usual one first.

    That is the same people of the other sex, or else of the other residence: rural
    girls beside rural boys, so that a gap between the sexes holds none between town and
    countryside. Any other pairing can be chosen.
    """
    usual = counterpart(group)
    others = [other for other in offered(dimensions) if group.disjoint(other)]
    return sorted(others, key=lambda other: other != usual)


def counterpart(group: Group) -> Group:
    """Return whom a group is compared with where only the group is named.

    The same people of the other sex, or else of the other residence; for everybody,
    everybody.
    """
    if group.sex != ALL:
        return Group(_OTHER[group.sex], group.residence)
    return Group(ALL, _OTHER.get(group.residence, ALL))


def as_far_as(group: Group, dimensions: tuple[str, ...]) -> Group:
    """Return the same people as far as an indicator tells them apart.

    Rural girls are rural households where households are counted.

    Parameters
    ----------
    group : the group chosen
    dimensions : any of ``sex`` and ``residence``
    """
    return Group(
        group.sex if "sex" in dimensions else ALL,
        group.residence if "residence" in dimensions else ALL,
    )


def usually_ahead(group: Group, other: Group) -> Group:
    """Return which of two groups a fixed pair is measured against.

    Boys and towns are the usual ones to compare with; where each group has one of
    the two, it is the second.

    >>> usually_ahead(GROUPS["male"], GROUPS["female"]).key
    'male'
    """
    usual = [
        (each.sex == "male") + (each.residence == "urban") for each in (group, other)
    ]
    return group if usual[0] > usual[1] else other


def name(group: Group, people: str, female: str, male: str) -> str:
    """Return what a group is called, with an indicator's own nouns.

    >>> name(GROUPS["female-rural"], "children", "girls", "boys")
    'rural girls'
    """
    noun = {"female": female, "male": male}.get(group.sex, people)
    return noun if group.residence == ALL else f"{group.residence} {noun}"
