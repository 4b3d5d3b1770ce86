"""A complete choice of view, and how an address asks for one."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Protocol, Self

from analysis.names import readings

NONE = "none"


class Addressed(Protocol):
    """What a page shows, as its address holds it."""

    def names(self) -> tuple[str, ...]:
        """Return the names of what can be chosen."""

    def __hash__(self) -> int:
        """Return the same for equal choices: what is made of one can be kept."""

    def to_query(self) -> dict[str, str]:
        """Return the choice as query parameters."""


@dataclass(frozen=True)
class Choice:
    """A complete choice; what can be chosen are the fields of its subclasses."""

    def to_query(self) -> dict[str, str]:
        """Return the whole selection as query parameters, defaults included."""
        return {name: getattr(self, name) for name in self.names()}

    def names(self) -> tuple[str, ...]:
        """Return the names of what can be chosen, in their order."""
        return tuple(each.name for each in fields(self))

    def asked(
        self,
        wanted: Mapping[str, str],
        options: Callable[[str, Self], Mapping[str, str]],
    ) -> tuple[Self, dict[str, str]]:
        """Return this selection as `wanted` changes it, and what was refused.

        Later fields depend on earlier ones (the age bands on the indicator), so
        they are settled in order; a value that is no longer offered gives way to
        the first one that is. What is one of them but for its writing is taken for
        it, and told as refused nevertheless.

        Parameters
        ----------
        wanted : field -> value; keys that are no field are ignored
        options : (field, selection so far) -> {value: label}, the usual one first
        """
        chosen, refused = self, {}
        for name in self.to_query():
            offered = options(name, chosen)
            value = wanted.get(name, getattr(chosen, name))
            if value not in offered:
                if name in wanted:
                    refused[name] = value
                kept = getattr(chosen, name)
                usual = kept if kept in offered else next(iter(offered))
                value = readings.read(value, offered) or usual
            chosen = replace(chosen, **{name: value})
        return chosen, refused


@dataclass(frozen=True)
class Selection(Choice):
    """A complete, valid choice of view, in the codes that addresses use."""

    indicator: str = "out_of_school_5_16"
    band: str = "all"
    group: str = "female"
    against: str = "male"
    lens: str = "gap"
    view: str = "shapes"
    classes: str = "default"
    within: str = "pakistan"
    district: str = NONE


@dataclass(frozen=True)
class Wider(Selection):
    """A choice of view with more beside it, for pages that share the view with the map.

    What can be chosen beside it are the further fields of its subclasses.
    """

    def plain(self) -> Selection:
        """Return the view alone, as the map chooses it."""
        names = [each.name for each in fields(Selection)]
        return Selection(**{name: getattr(self, name) for name in names})

    def showing(self, view: Selection) -> Self:
        """Return this choice with another view."""
        return replace(self, **asdict(view))
