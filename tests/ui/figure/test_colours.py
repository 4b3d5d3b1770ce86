"""Colours that carry meaning stay apart for every eye, and in grey."""

from itertools import pairwise

import numpy as np
import pytest

from ui.figure import theme

# Machado, Oliveira and Fernandes 2009, severity 1, for linear RGB.
EYES = {
    "usual": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ @ np.ones(3)


def linear(colour):
    channels = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    bent = ((channels + 0.055) / 1.055) ** 2.4
    return np.where(channels <= 0.04045, channels / 12.92, bent)


def lab(colour, eye="usual"):
    seen = np.clip(EYES[eye] @ linear(colour), 0, 1)
    ratio = TO_XYZ @ seen / WHITE
    bent = np.where(ratio > 0.008856, np.cbrt(ratio), 7.787 * ratio + 16 / 116)
    x, y, z = bent
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def apart(first, second, eye="usual"):
    return float(np.linalg.norm(lab(first, eye) - lab(second, eye)))


def contrast(first, second):
    luminance = [float(TO_XYZ[1] @ linear(each)) + 0.05 for each in (first, second)]
    return max(luminance) / min(luminance)


DIVERGING = [theme.diverging(shade) for shade in range(-3, 4)]
SCALES = {
    f"{size} {'number' if number else 'level'}": [
        theme.sequential(shade, size, number=number) for shade in range(1, size + 1)
    ]
    for size in (3, 4, 5, 6)
    for number in (False, True)
}


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_neighbouring_classes_of_a_scale_stay_apart(scale, eye):
    assert len(set(scale)) == len(scale)
    assert min(apart(*pair, eye) for pair in pairwise(scale)) > 8


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_a_scale_darkens_step_by_step_in_grey(scale):
    lightness = [lab(colour)[0] for colour in scale]
    assert all(before - after > 5 for before, after in pairwise(lightness))


@pytest.mark.parametrize("eye", EYES)
def test_the_two_sides_of_parity_stay_apart(eye):
    for shade in (1, 2, 3):
        sides = theme.diverging(shade), theme.diverging(-shade)
        assert apart(*sides, eye) > 15
    assert min(apart(*pair, eye) for pair in pairwise(DIVERGING)) > 8


def test_each_side_darkens_away_from_parity_in_grey():
    for sign in (1, -1):
        lightness = [lab(theme.diverging(sign * shade))[0] for shade in range(4)]
        assert all(before - after > 4 for before, after in pairwise(lightness))


@pytest.mark.parametrize("colour", [theme.INK, theme.QUIET, theme.ACCENT])
def test_text_can_be_read(colour):
    assert contrast(colour, theme.PAPER) >= 4.5


@pytest.mark.parametrize(
    "colour", [theme.AHEAD, theme.BEHIND, theme.NO_DATA, theme.OUTLINE]
)
def test_marks_can_be_seen(colour):
    assert contrast(colour, theme.PAPER) >= 3
