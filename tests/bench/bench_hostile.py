"""Every hostile layer of the corpus: is it refused soon, with little memory?"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support.brought import hostile
from tests.support.brought.refusal import refused_soon


def main():
    """Print what each refusal took, and how many files were not refused as wanted."""
    failed = 0
    with TemporaryDirectory() as made:
        folder = Path(made)
        os.environ["ZILA_HOME"] = str(folder / "home")
        sound = folder / "sound"
        sound.mkdir()
        hostile.sound_files(sound)
        for name in hostile.FILES:
            try:
                print(refused_soon(name, sound, folder), flush=True)
            except (AssertionError, pytest.fail.Exception) as error:
                failed += 1
                print(f"{name} FAILED: {error}", flush=True)
            (folder / name).unlink(missing_ok=True)
    print(f"{len(hostile.FILES)} hostile layers, {failed} not refused as wanted")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
