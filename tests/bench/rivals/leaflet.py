"""A page of Leaflet that holds all values and asks no server at a change."""

import os
import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.responses import FileResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

PAGE = Path(__file__).with_suffix(".html")


def page(_):
    return FileResponse(PAGE)


files = StaticFiles(directory=os.environ["BENCH_FIGURES"])
app = Starlette(routes=[Route("/", page), Mount("/", files)])
if __name__ == "__main__":
    uvicorn.run(app, port=int(sys.argv[1]), log_level="warning")
