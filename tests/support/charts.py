"""Charts of a page, as a browser gets them."""

import json

import altair
import pandas as pd

# Altair's whole schema at each part, whatever the server does.
altair.utils.schemapi.enable_debug_mode()


def drawn(app):
    """The charts of a page as dicts, in the order of the page."""
    return [json.loads(each.proto.spec) for each in app.get("vega_lite_chart")]


def check(spec):
    """Hold a chart against the schema of Vega-Lite; it raises where it is not met."""
    altair.Chart.from_dict(spec).to_dict()


def shown(spec):
    """Every table of a chart as a frame, in the order of its layers."""
    own = []
    if "data" in spec:
        columns = spec["data"]["values"][0]
        assert {"flatten": list(columns)} in spec["transform"]
        own = [pd.DataFrame({name: _parted(spec, name) for name in columns})]
    return own + [each for part in spec.get("layer", ()) for each in shown(part)]


def _parted(spec, name):
    """A column, which may stand as one text that Vega parts."""
    column = spec["data"]["values"][0][name]
    split = {"calculate": f"split(datum.{name}, '|')", "as": name}
    if isinstance(column, list):
        return column
    assert split in spec["transform"]
    return column.split("|")


def axes(spec):
    """The axes of numbers of a chart: {x or y: (titles, domains)} over its layers."""
    found = {}
    for side in "xy":
        channels = [part.get("encoding", {}).get(side, {}) for part in _parts(spec)]
        numbers = [each for each in channels if each.get("type") == "quantitative"]
        if numbers and all(each.get("axis", {}) is not None for each in numbers):
            scales = [each.get("scale", {}) for each in numbers]
            found[side] = (
                [each["title"] for each in numbers if each.get("title")],
                [each["domain"] for each in scales if "domain" in each],
            )
    return found


def _parts(spec):
    below = [_parts(part) for part in spec.get("layer", ())]
    return [spec, *sum(below, [])]


def texts(spec):
    """Every text of a chart's axes and titles."""
    parts = spec.values() if isinstance(spec, dict) else spec
    own = [spec["title"]] if isinstance(spec, dict) and "title" in spec else []
    found = [texts(part) for part in parts if isinstance(part, dict | list)]
    return [each for each in own if isinstance(each, str)] + sum(found, [])
