"""A property that is computed once for each object that asks."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Found = TypeVar("Found")


class looked_up(Generic[Found]):  # noqa: N801
    """Computed at the first look and then kept with the object.

    As `functools.cached_property`, but no phone waits for another: that one holds one
    lock for all objects while it computes, up to Python 3.11, and so the looks of all
    phones at the store came one after the other.
    """

    def __init__(self, find: Callable[[Any], Found]):
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn the name under which the object keeps what is found."""
        self._name = name

    @overload
    def __get__(self, at: None, owner: type) -> "looked_up[Found]":
        """Return this itself, asked of the class."""

    @overload
    def __get__(self, at: object, owner: type) -> Found:
        """Return what is found."""

    def __get__(self, at: object, owner: type) -> Any:
        """Return what is found; once kept, the object answers by itself."""
        if at is None:
            return self
        found = at.__dict__[self._name] = self._find(at)
        return found
