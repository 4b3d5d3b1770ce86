"""Getis-Ord G and G*: where high values, or low ones, lie together."""

import numpy as np
import pandas as pd
from scipy.special import ndtr

from analysis.spatial.false_discovery import adjusted
from analysis.spatial.neighbourhood import (
    VALUE,
    Neighbourhood,
    all_alike,
    known,
    status,
)


def hot_spots(values: pd.Series, near: Neighbourhood) -> pd.DataFrame:
    """Return G and G* of every unit, as z.

    Parameters
    ----------
    values : a number a unit; units without a value are left out
    near : who touches whom; weights are 0 and 1

    Returns
    -------
    DataFrame, indexed by unit in the order of `near`
        ``star`` : z of G*, the unit itself among its neighbours; above 0 where high
        values lie together, below 0 where low ones do. A unit without neighbours
        has one too, of itself alone
        ``plain`` : z of G, the unit itself left out
        ``p``, ``p_discovery`` : two-sided p of G* by the normal distribution, and
        against the false discovery rate of all units that have neighbours
        ``status`` : see `analysis.spatial.neighbourhood.status`

    Notes
    -----
    Ord & Getis 1995, Geographical Analysis 27:286-306. Weights are 0 and 1: with
    row-standardised ones the self-link would weigh as a convention has it.
    """
    found, inside = known(values, near)
    why = status(values, near)
    table = pd.DataFrame(np.nan, index=near.units, columns=["star", "plain"])
    if not all_alike(found):
        table.loc[inside.units, "star"] = _star(found, inside.touching)
        table.loc[inside.units, "plain"] = _plain(found, inside.touching)
    p = pd.Series(2 * ndtr(-table["star"].abs()), index=near.units)
    p = p.where(why == VALUE)
    return table.assign(p=p, p_discovery=adjusted(p.to_numpy()), status=why)


def _star(found: np.ndarray, touching: np.ndarray) -> np.ndarray:
    n, off = len(found), found - found.mean()
    weights = touching + np.eye(n)
    size = weights.sum(axis=1)
    room = off.std() * np.sqrt((n * size - size**2) / (n - 1))
    return (weights @ off) / np.where(room > 0, room, np.nan)


def _plain(found: np.ndarray, touching: np.ndarray) -> np.ndarray:
    n, off, size = len(found), found - found.mean(), touching.sum(axis=1)
    if n < 3:
        return np.full(n, np.nan)
    mean = -off / (n - 1)
    spread = ((off**2).sum() - off**2) / (n - 1) - mean**2
    room = spread * ((n - 1) * size - size**2) / (n - 2)
    room = np.sqrt(np.where(room > 1e-12 * (off**2).mean(), room, np.nan))
    return (touching @ off - size * mean) / room
