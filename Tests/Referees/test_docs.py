"""What the documents and the Makefile say of the project itself, and whether DocC takes the articles."""

import csv
import functools
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import urllib.parse

import pytest
from PIL import Image

import make_workbooks
import pair_tables
from conftest import PROJECT, render, run
from documents import (
    ARTICLES, CATALOGUE, DOCUMENTS, PROGRAMS, anchors, blocks, command, commands, definitions, inline_codes, links, name, tokens,
)
from engines import ENVIRONMENT

MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
RULES = set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, flags=re.M))
each_document = pytest.mark.parametrize("path", DOCUMENTS, ids=name)
each_article = pytest.mark.parametrize("path", ARTICLES, ids=name)


# Links

@each_document
def test_every_link_leads_somewhere(path):
    for is_picture, link in links(path):
        if re.match(r"https?://", link):
            continue
        file, _, anchor = urllib.parse.unquote(link).partition("#")
        target = path.parent / file if file else path
        assert target.exists(), link
        assert target.resolve().is_relative_to(PROJECT), link
        assert not anchor or anchor in anchors(target), link
        assert not is_picture or path not in ARTICLES or target.resolve().is_relative_to(CATALOGUE), link


@each_document
def test_no_link_lacks_its_address(path):
    # A label without a definition stands in its brackets.
    for token in tokens(path):
        assert token.type != "text" or not re.search(r"\[[^]]*\]", token.content), token.content


@each_article
def test_a_link_of_an_article_is_the_same_to_docc_and_to_others(path):
    text = path.read_text(encoding="utf-8")
    comment = re.search(r"^<!--\n@Comment \{.*\}\n(.*?)<!-- -->$", text, flags=re.M | re.S)
    to_docc, to_others = definitions(comment.group(1)), definitions(text[comment.end() :])
    assert to_docc.keys() == to_others.keys()
    for label, address in to_others.items():
        file, _, anchor = address.partition("#")
        target = (path.parent / file).resolve() if file else path
        if target in ARTICLES:
            assert to_docc[label].lower() == f"doc:{target.stem}{'#' * bool(anchor)}{anchor}".lower()
        elif target.suffix == ".png":
            assert to_docc[label] == target.name
        else:
            # DocC knows nothing of the rest of the repository; it leads to where that is listed.
            assert to_docc[label] == "doc:HowItIsBuilt#In-the-repository"
            listed = [(CATALOGUE / "HowItIsBuilt.md").parent / link.partition("#")[0] for _, link in links(CATALOGUE / "HowItIsBuilt.md")]
            assert target in [there.resolve() for there in listed], address


def test_the_readmes_lead_to_every_article():
    for readme in ["README.md", "README.zh.md"]:
        found = {(PROJECT / link.partition("#")[0]).resolve() for _, link in links(PROJECT / readme)}
        assert set(ARTICLES) - {CATALOGUE / "FriendshipMaps.md"} <= found, readme


def test_the_two_readmes_lead_to_each_other_at_once():
    for readme, other in [("README.md", "README.zh.md"), ("README.zh.md", "README.md")]:
        lines = (PROJECT / readme).read_text(encoding="utf-8").splitlines()
        assert any(f"({other})" in line for line in lines[:5]), readme
        # And the picture is on the first screen.
        assert any(line.startswith("![") and "readme-map-2021.png" in line for line in lines[:10]), readme


def test_who_has_never_seen_a_terminal_finds_first_what_to_open():
    entry = (PROJECT / ".ci/desktop/zz-fmap.desktop").read_text(encoding="utf-8")
    for readme, key in [("README.md", "Name"), ("README.zh.md", "Name[zh_CN]")]:
        first = (PROJECT / readme).read_text(encoding="utf-8").split("\n## ")[1]
        name = next(line.partition("=")[2] for line in entry.splitlines() if line.startswith(f"{key}="))
        assert f"**{name}**" in first and "**fmap.command**" in first, readme
        assert not re.search(r"^    ", first, flags=re.M), "nothing is to be typed"
    assert os.access(PROJECT / ".ci/desktop/fmap.command", os.X_OK)


def test_the_chinese_readme_shows_the_four_steps_in_small_pictures():
    text = (PROJECT / "README.zh.md").read_text(encoding="utf-8")
    steps = dict(re.findall(r'"step\.(\w+)": \["(\w+)"', (PROJECT / "Sources/CStudio/script/words/list.js").read_text(encoding="utf-8")))
    shown = re.findall(r"!\[第 (\d) 步“(\w+)”.*\]\((out/readme-studio-(\d)-(\w+)\.png)\)", text)
    assert [(int(number), int(other), word) for number, word, _, other, _ in shown] == [
        (number, number, word) for number, word in enumerate((steps[step] for step in ["list", "map", "look", "save"]), 1)]
    for _, word, file, _, step in shown:
        assert steps[step] == word
        picture = Image.open(PROJECT / file)
        assert picture.width >= 800 and picture.mode == "P" and (PROJECT / file).stat().st_size <= 60_000, file


# DocC

@pytest.mark.parametrize("has_symbols", [False, True], ids=["articles alone", "with a symbol graph"])
def test_docc_converts_the_articles_without_a_warning(has_symbols, tmp_path):
    swift = pathlib.Path(shutil.which("swift") or "/").resolve()
    docc = swift.parent / "docc"
    if not docc.exists():
        pytest.skip("no docc in the toolchain, or no toolchain: nothing here says what DocC makes of the articles")
    [(_, *arguments)] = [words for words in commands(PROJECT / "CONTRIBUTING.md") if words[0] == "docc"]
    arguments[arguments.index("--output-path") + 1] = tmp_path / "out"
    if has_symbols:
        source = tmp_path / "Map.swift"
        source.write_text("/// A map.\npublic struct Map {}\n")
        compile = [swift.parent / "swiftc", "-emit-module", "-module-name", "FriendshipMaps", source, "-emit-module-path",
                   tmp_path / "FriendshipMaps.swiftmodule", "-emit-symbol-graph", "-emit-symbol-graph-dir", tmp_path / "graph"]
        (tmp_path / "graph").mkdir()
        subprocess.run(compile, check=True)
        arguments += ["--additional-symbol-graph-dir", tmp_path / "graph"]
    done = subprocess.run([docc, *arguments], cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0 and not re.search("warning:|error:", done.stdout + done.stderr), done.stdout + done.stderr

    pages = tmp_path / "out/data/documentation"
    landing = json.loads((pages / "friendshipmaps.json").read_text())
    listed = {identifier.rpartition("/")[2] for section in landing["topicSections"] for identifier in section["identifiers"]}
    assert {path.stem for path in ARTICLES} - {"FriendshipMaps"} | ({"Map"} if has_symbols else set()) == listed
    for article in listed:
        references = json.loads((pages / f"friendshipmaps/{article.lower()}.json").read_text())["references"].values()
        # An address that DocC does not resolve it passes on as it is, without a word.
        assert all(re.match("https?://", other["url"]) for other in references if other["type"] == "link"), article
        assert all(other["variants"] for other in references if other["type"] == "image"), article


# What is typed

RUN = [path for path in DOCUMENTS if any("fmap" in words[0] or words[0] in ("ffmpeg", "parallel") for words in commands(path))]


@pytest.mark.parametrize("path", RUN, ids=name)
def test_every_command_does_what_it_is_there_for(path, tmp_path):
    # The table of an association and a list of its members are what documents take for granted.
    pairs = pair_tables.pairs(12, 40)
    (tmp_path / "pairs.csv").write_text(pair_tables.table(pairs), encoding="utf-8")
    (tmp_path / "members.txt").write_text(f"{pairs[0][0]}\n{pairs[0][2]}, {pairs[0][3]}\n", encoding="utf-8")
    for _, text, file in blocks(path):
        if text.startswith("{"):
            (tmp_path / file).write_text(text, encoding="utf-8")
        for words in filter(None, map(command, text.splitlines())):
            if "fmap" in words[0]:
                code, _, errors = run(*words[1:], cwd=tmp_path)
                assert code == 0, f"{words}: {errors}"
            elif words[0] == "ffmpeg":
                # A second of the film shows that it works.
                shorter = [*words[:-1], "-loglevel", "error", "-t", "1", words[-1]]
                subprocess.run(shorter, cwd=tmp_path, check=True, stdin=subprocess.DEVNULL)
            elif words[0] == "parallel":
                subprocess.run(words, cwd=tmp_path, check=True, stdin=subprocess.DEVNULL, env=ENVIRONMENT)
            elif words[0] in ("sbatch", "podman", "kubectl"):
                # These need an engine of their own, which `make test-slurm` and `make test-container` start.
                continue
            for output in (word for before, word in zip(words, words[1:]) if before == "-o"):
                assert list(tmp_path.glob(output.replace("{hub}", "*"))), words


def shown_tables(path):
    """The tables that a document shows as an example of a user's: those with a column of kinds and one row or more."""
    for table in re.findall(r"(?:^\|.*\|\n)+", path.read_text(encoding="utf-8"), flags=re.M):
        header, _, *rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
        if rows and any("关系" in word for word in header):
            yield [header, *rows]


@pytest.mark.parametrize("path", [CATALOGUE / "OwnCity.md", PROJECT / "README.zh.md"], ids=name)
def test_a_guide_to_a_table_of_ones_own_shows_one(path):
    # Where none is found, nothing is tried below.
    assert list(shown_tables(path))


@pytest.mark.parametrize("table", [pytest.param(table, id=name(path)) for path in DOCUMENTS for table in shown_tables(path)])
@pytest.mark.parametrize("hub", ["Dalian/大连,38.914,121.6147,CN,China/中国", "Suva,-18.1416,178.4415,FJ,Fiji"])
def test_a_table_that_is_shown_goes_into_the_folder_that_init_has_made(table, hub, tmp_path):
    assert run("init", "own", "--hub", hub, cwd=tmp_path)[0] == 0
    with open(tmp_path / "own/friendships.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table)
    code, said, _ = run("check", "--map", "own/map.json", "--lang", "en", cwd=tmp_path)
    assert code == 0 and said.decode().endswith("errors: 0, warnings: 0, notes: 0\n"), said.decode()
    assert run("render", "--map", "own/map.json", "-o", "own/map.svg", cwd=tmp_path)[0] == 0


@each_document
def test_every_block_is_of_a_kind_that_is_tried(path):
    for language, text, _ in blocks(path):
        lines = text.strip().splitlines()
        if any(map(command, lines)):
            assert all(map(command, lines)), text
        elif text.startswith("{"):
            json.loads(text)
        elif re.match(r"\.[a-z]+[ ,.]", text):
            drawn = set(" ".join(re.findall(r' class="([^"]*)"', render())).split())
            assert set(re.findall(r"\.([a-z]+)", re.sub(r"\{.*", "", text))) <= drawn
        else:
            # Swift, a picture's markup, messages, checksums, the drawing of the architecture: tried elsewhere, or not to be tried.
            kinds = [r"\.package\(", r"<img ", r"\S+: \S+:\w+", r"[0-9a-f]{64}  ", r".*─►"]
            assert language == "swift" or any(re.match(kind, text) for kind in kinds), f"of what kind is this? {text}"


def test_the_messages_that_are_quoted_are_what_the_program_says(tmp_path):
    quoted = {line for path in DOCUMENTS for _, text, _ in blocks(path) for line in text.splitlines() if re.match(r"\S+: \S+:\w+", line)}
    said = ""
    header, *rows = csv.reader((PROJECT / "geodata/friendships.csv").read_text(encoding="utf-8").splitlines())
    rows[12][header.index("latitude")] = "95.2"
    with open(tmp_path / "friendships.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    said += run("check", "--data", "friendships.csv", "--lang", "en", cwd=tmp_path)[1].decode()
    # The table that OwnCity.md shows, with its Chinese words.
    columns = "英文名 城市 国家代码 国家英文名 国家 大洲 纬度 经度 关系 结好日期".split()
    row = ["Sapporo", "札幌", "JP", "Japan", "日本", "亚洲", 43.0618, 141.3545, "友好城市", "1980-11-18"]
    rows = [[f"{row[0]} {'ABCDE'[i]}", *row[1:]] for i in range(5)] + [[*row[:-1], "03/04/1998"]]
    make_workbooks.save(tmp_path / "友城表.xlsx", [columns, *rows])
    said += run("check", "--data", "友城表.xlsx", "--lang", "zh", cwd=tmp_path)[1].decode()
    assert len(quoted) >= 2
    assert quoted <= set(said.splitlines()), said


def test_make_help_lists_every_word_that_has_a_comment():
    phony = {word for line in re.findall(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.M) for word in line.split()}
    explained = dict(re.findall(r"^([^\s:]+):[^\n]*## (.*)$", MAKEFILE, flags=re.M))
    assert RULES == phony, "every word is declared, and every declared word is there"
    listed = subprocess.run(["make", "-s", "-C", PROJECT, "help"], capture_output=True, text=True, check=True).stdout
    shown = dict(re.findall(r"^  make (\S+) +(.*)$", listed, flags=re.M))
    assert len(explained) > 15 and shown == explained


@functools.cache
def usage(*words):
    """What a program says when it is asked for help."""
    if words[0] == "fmap":
        return run(*words[1:], "--help")[1].decode()
    return subprocess.run([*words, "--help-hidden"], capture_output=True, text=True).stdout


def typed(path):
    """Commands in blocks and between backticks."""
    inline = [re.sub(r"^(?:sudo|[A-Z_]+=\S+) ", "", code).split() for code in inline_codes(path)]
    return commands(path) + [words for words in inline if words]


@each_document
def test_every_word_of_make_is_there(path):
    variables = set(re.findall(r"^([A-Z]+) \?=", MAKEFILE, flags=re.M))
    for words in typed(path):
        if words[0] == "make":
            assert {word for word in words[1:] if "=" not in word} <= RULES, words
            assert {word.partition("=")[0] for word in words[1:] if "=" in word} <= variables, words


@each_document
def test_every_package_to_be_installed_is_one_of_those_that_fmap_installs(path):
    installed = (PROJECT / ".ci/install").read_text(encoding="utf-8")
    package = (PROJECT / "Package.swift").read_text(encoding="utf-8")
    ours = set(re.findall(r'echo "[^"]*\|([^|"]+)\|[^|"]*"$', installed, flags=re.M))
    ours = {word for words in ours for word in words.split()}
    brews = set(re.findall(r'"([^"]+)"', " ".join(re.findall(r"\.brew\(\[(.*?)\]\)", package))))
    for words in typed(path):
        names = [word for word in words[2:] if not word.startswith("-")]
        if words[:2] == ["brew", "install"]:
            assert set(names) <= (brews if "--cask" not in words else set(re.findall(r"--cask ([\w-]+)", installed))), words
        if words[:2] == ["apt", "install"] and not names[0].startswith("./"):
            # make is what everything begins with.
            others = set(names) - ours - {"make"}
            if others and not shutil.which("dpkg-query"):
                pytest.skip("no Debian: what runs fmap there cannot be compared with what builds it")
            # The library that a program runs with is what the package to build with brings along.
            building = [name for name in ours if name.endswith("-dev")]
            brought = subprocess.run(["dpkg-query", "-W", "-f", "${Depends}, ", *building], capture_output=True, text=True).stdout
            assert others <= set(re.findall(r"[a-z0-9][a-z0-9.+-]+", brought)), words


@each_document
def test_every_option_is_known(path):
    all_commands = re.findall(r"^  ([a-z]+)  ", usage("fmap"), flags=re.M)
    assert "render" in all_commands
    for words in typed(path):
        options = [re.match(r"--[a-z-]+", word).group() for word in words if re.match(r"--[a-z]", word)]
        if words[0] == "fmap" and words[1:] and words[1].isalpha() and words[1].islower():
            assert words[1] in all_commands, words
            helps = usage("fmap", words[1])
            if words[1] in ("list", "export", "completions") and words[2:] and words[2].islower():
                assert re.search(rf"[ |]{words[2]}[| \n]", helps), words
        elif words[0] == "fmap" or words[0].startswith("--"):
            helps = "".join(usage("fmap", *one) for one in [(), *((each,) for each in all_commands)])
        elif words[0] == "swift":
            helps = usage(*words[:2])
        else:
            # Those of blocks are tried by running them; of packages the names are tried.
            assert not options or words[0] in PROGRAMS, words
            continue
        for option in options:
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", helps), words


def test_checksums_of_the_data_are_those_of_the_files():
    text = (PROJECT / "geodata/README.md").read_text(encoding="utf-8")
    land = ["natural-earth/ne_50m_land.shp", "natural-earth/ne_110m_land.shp"]
    names = ["gazetteer/gazetteer.bin", "gazetteer/readings.bin", *land]
    for name in names:
        assert hashlib.sha256((PROJECT / "geodata" / name).read_bytes()).hexdigest() in text, name
