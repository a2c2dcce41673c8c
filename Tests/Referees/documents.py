"""The documents of the project, read by a CommonMark parser as the web sites read them that show Markdown."""

import re
import shlex
import unicodedata

from markdown_it import MarkdownIt

from conftest import PROJECT

CATALOGUE = PROJECT / "Sources/FriendshipMaps/FriendshipMaps.docc"
ARTICLES = sorted(CATALOGUE.glob("*.md"))
DOCUMENTS = [
    *sorted(
        path
        for path in [*PROJECT.glob("*.md"), *PROJECT.glob("[!.]*/README.md"), *PROJECT.glob("Tests/*/README.md")]
        if path.parent.name != "out"
    ),
    *ARTICLES,
]


def name(path):
    """How a test calls a document."""
    return str(path.relative_to(PROJECT))


def tokens(path):
    """Everything in a document in its order: blocks, and what stands in their lines."""
    for block in MarkdownIt("commonmark").enable("table").parse(path.read_text(encoding="utf-8")):
        yield block
        yield from block.children or []


def links(path):
    """Where the links of a document lead, and where its pictures are."""
    for token in tokens(path):
        address = token.attrGet("href") if token.type == "link_open" else token.attrGet("src") if token.type == "image" else None
        if address:
            yield token.type == "image", address


def anchors(path):
    """The names under which GitHub and its kin link to a document's headings."""
    everything = list(tokens(path))
    headings = [after.content for token, after in zip(everything, everything[1:]) if token.type == "heading_open"]
    return {
        "".join(c for c in heading.lower() if c in "-_ " or unicodedata.category(c)[0] in "LNM").replace(" ", "-")
        for heading in headings
    }


def definitions(text):
    """The labels that a text defines for its links, with their addresses."""
    return dict(re.findall(r"^\[([^]]+)\]: (\S+)$", text, flags=re.M))


def inline_codes(path):
    """What stands between backticks, lines joined."""
    return [token.content.replace("\n", " ") for token in tokens(path) if token.type == "code_inline"]


def blocks(path):
    """The blocks of code: language, text, and the name of the file that the words before them gave last."""
    file = None
    for token in tokens(path):
        if token.type == "code_inline" and re.fullmatch(r"[\w-]+\.\w+", token.content):
            file = token.content
        if token.type in ("code_block", "fence"):
            yield token.info.strip(), token.content, file


# What may be typed in a terminal, by its first word.
PROGRAMS = {"fmap", ".build/release/fmap", "make", "sudo", "apt", "brew", "ffmpeg", "docc", "chromium", "firefox",
            "parallel", "sbatch", "podman", "kubectl"}  # fmt: skip


def command(line):
    """The words of a line that is typed in a terminal, without its remark; nothing for any other line."""
    words = shlex.split(re.sub(r"\s#\s.*$", "", line)) if line.split(" ")[0] in PROGRAMS else []
    return words[1:] if words[:1] == ["sudo"] else words


def commands(path):
    """All lines that a document wants to be typed."""
    lines = [line for _, text, _ in blocks(path) for line in text.splitlines()]
    return [words for words in map(command, lines) if words]
