"""What the tests of the page share: two browsers, a site, and a site with photos."""

import sys

import pytest

from firefox import Firefox
from pages import Site, fmap, photo_table
from webkit import WebKit

BROWSERS = [
    Firefox,
    pytest.param(WebKit, marks=pytest.mark.skipif(sys.platform != "linux", reason="WebKitGTK and its driver are for Linux")),
]


@pytest.fixture(scope="session", params=BROWSERS, ids=lambda kind: kind.__name__)
def kind(request):
    return request.param


@pytest.fixture(scope="session")
def session(kind):
    browser = kind()
    yield browser
    browser.quit()


@pytest.fixture
def browser(session):
    """Firefox, then WebKit, with a window of usual size; one session for all tests, which must have no fault at the end."""
    session.size(1280, 900)
    yield session
    assert session.said() == []


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The page by itself, with its assets beside it under a strict policy, and the folder of embeddings."""
    site = Site(tmp_path_factory.mktemp("site"))
    fmap("render", "-o", site.folder / "map.html")
    fmap("render", "--assets", "external", "-o", site.folder / "strict/map.html")
    fmap("embed", "-o", site.folder / "embed")
    yield site
    site.server.shutdown()


@pytest.fixture(scope="session")
def photo_site(tmp_path_factory):
    """A site whose page `site/index.html` has a hundred cities with photos: `photos` says which. More is made of `photos.csv`."""
    site = Site(tmp_path_factory.mktemp("photos"))
    site.photos = photo_table(site.folder)
    fmap("render", "--data", "photos.csv", "-o", "site/", cwd=site.folder)
    yield site
    site.server.shutdown()
