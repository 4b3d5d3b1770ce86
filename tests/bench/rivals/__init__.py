"""The work of Zila's *Map* page as others would write it, on Zila's layer and tables.

`naive` is the app a user would otherwise write: Streamlit, folium, Altair, its loaders
cached. `empty` is a Streamlit page that does nothing, `leaflet` a page that asks no
server. `shiny_map` and `dash_map` are two other frameworks. Each is a program of its
own that reads only the files of `figures`; what they need is in requirements.txt here,
installed apart by `make bench-rivals`.
"""
