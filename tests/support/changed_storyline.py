"""The storyline with one cell changed."""

import csv
import shutil

from data.checks import TABLES


def changed(folder, step, column, value):
    """Write the storyline with one cell changed, and the tables it leans on."""
    shutil.copytree(TABLES, folder, dirs_exist_ok=True)
    path = folder / "storyline.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if row["id"] == step:
            row[column] = value
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return folder
