"""Pictures of every page of the desk, in English and Arabic: `make screens` writes them to a folder."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests import chromium, desks

SIZES = {"wide": {"width": 1200, "height": 900}, "phone": {"width": 360, "height": 740}}


def main(folder: Path) -> None:
    """Write a picture of each page, language and size."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, chromium.launched() as browser:
        path = desks.copied(Path(scratch))
        with desks.served(path) as address:
            for size, viewport in SIZES.items():
                with chromium.opened(browser, address, viewport=viewport) as page:
                    for found in desks.every_page(page):
                        for code in ("en", "ar"):
                            page.goto(found + ("&" if "?" in found else "?") + f"lang={code}")
                            page.wait_for_load_state("networkidle")
                            page.screenshot(path=folder / f"{_name(found)}-{code}-{size}.png", full_page=True)
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")


def _name(address: str) -> str:
    """Name a page by its address: the ids of incidents and documents are left out."""
    path = address.partition("?")[0]
    kind = "by-hand" if path == "/add/incident" else path.split("/")[1] or "queue"
    return kind + ("-filtered" if "?" in address else "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
