"""What the documents and the Makefile say of the project itself."""

import re
import subprocess
import unicodedata

import pytest

from conftest import PROJECT

DOCUMENTS = sorted(
    path
    for path in [*PROJECT.glob("*.md"), *PROJECT.glob("*/README.md"), *PROJECT.glob("Tests/*/README.md")]
    if path.parent.name != "out"
)


def anchors(path):
    """The names under which GitHub and its kin link to a document's headings."""
    text = re.sub(r"^( {4}|```).*$", "", path.read_text(encoding="utf-8"), flags=re.M)
    return {
        "".join(c for c in heading.lower() if c in "-_ " or unicodedata.category(c)[0] in "LNM").replace(" ", "-")
        for heading in re.findall(r"^#+ (.*)$", text, flags=re.M)
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_every_link_of_a_document_leads_somewhere(path):
    links = re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8"))
    for link in links:
        if re.match(r"https?://", link):
            continue
        file, _, anchor = link.partition("#")
        target = path.parent / file if file else path
        assert target.exists(), f"{path.name}: {link}"
        assert not anchor or anchor in anchors(target), f"{path.name}: {link}"


def test_the_two_readmes_lead_to_each_other_at_once():
    for name, other in [("README.md", "README.zh.md"), ("README.zh.md", "README.md")]:
        lines = (PROJECT / name).read_text(encoding="utf-8").splitlines()
        assert any(f"({other})" in line for line in lines[:5]), name
        # And the picture is on the first screen.
        assert any(line.startswith("![") and "readme-map-2021.png" in line for line in lines[:10]), name


def test_make_help_lists_every_word_that_has_a_comment():
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    phony = {word for line in re.findall(r"^\.PHONY: (.*)$", makefile, flags=re.M) for word in line.split()}
    rules = set(re.findall(r"^([a-z][a-z-]*):", makefile, flags=re.M))
    explained = dict(re.findall(r"^([^\s:]+):[^\n]*## (.*)$", makefile, flags=re.M))
    assert rules == phony, "every word is declared, and every declared word is there"
    listed = subprocess.run(["make", "-s", "-C", PROJECT, "help"], capture_output=True, text=True, check=True).stdout
    shown = dict(re.findall(r"^  make (\S+) +(.*)$", listed, flags=re.M))
    assert len(explained) > 15 and shown == explained


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_every_word_of_make_that_a_document_names_is_there(path):
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    rules = set(re.findall(r"^([a-z][a-z-]*):", makefile, flags=re.M))
    text = path.read_text(encoding="utf-8")
    named = re.findall(r"`(?:sudo )?make ([a-z-]+)", text) + re.findall(r"^ {4,}(?:sudo )?make ([a-z-]+)", text, flags=re.M)
    assert set(named) <= rules, path.name
