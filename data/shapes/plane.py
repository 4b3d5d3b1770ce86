"""The plane every map is drawn in: an equal-area projection, in kilometres."""

from collections.abc import Sequence

from geopandas import GeoSeries

# Albers' equal-area conic with standard parallels 26° and 34° N: areas on the map
# compare as they do on the ground. From 69.5° E, 30° N to the east and to the north.
PLANE = "+proj=aea +lat_1=26 +lat_2=34 +lat_0=30 +lon_0=69.5 +datum=WGS84 +units=km"
GEOGRAPHIC = "EPSG:4326"


def to_plane(lon: Sequence[float], lat: Sequence[float]) -> GeoSeries:
    """Return points of the plane.

    Parameters
    ----------
    lon, lat : degrees east and north, WGS 84; a Series keeps its index
    """
    return GeoSeries.from_xy(lon, lat, crs=GEOGRAPHIC).to_crs(PLANE)
