"""What leaves Zila as a file: the map as one HTML file, a still map as SVG,
the values with their shapes as GeoPackage and GeoJSON.

Imports `ui.edition`, `ui.view`, `ui.figure` and `ui.map`. Tables as CSV:
`ui.figure.export`.
"""
