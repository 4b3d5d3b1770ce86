"""What leaves Zila as a file: the map as one HTML file, a still map as SVG.

Imports `ui.edition`, `ui.figure` and `ui.map`. Tables as CSV: `ui.figure.export`.
"""
