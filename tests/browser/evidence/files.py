"""What a reader takes home, and what it tells."""


def downloaded(page, label, folder):
    """Press a download button; return where the file now lies."""
    with page.expect_download() as coming:
        page.get_by_role("button", name=label).first.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def read_aloud(page):
    """Return what the take-away map says of each place it draws."""
    return page.evaluate(_READ)


_READ = """() => [...document.querySelectorAll("path.leaflet-interactive")].flatMap(
  path => {
    const over = kind => path.dispatchEvent(new MouseEvent(kind, {bubbles: true}));
    over("mouseover");
    const tip = document.querySelector(".leaflet-tooltip")?.innerText;
    over("mouseout");
    return tip ? [tip] : [];
  })"""
