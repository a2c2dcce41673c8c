"""The library as another package imports it: by path, and by a version of a git repository.

A package outside of the tree takes `FriendshipMaps`, draws from a table in memory, and runs every example of the doc comments of
public declarations.
"""
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
LIBRARY = PROJECT / "Sources" / "FriendshipMaps"
# Building is what takes time, so what was built stays.
SCRATCH = PROJECT / ".build" / "importing"
VERSION = re.search(r'version = "([0-9.]+)"', (LIBRARY / "FriendshipMap.swift").read_text()).group(1)

MANIFEST = """// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "client",
  platforms: [.macOS(.v13)],
  dependencies: [DEPENDENCY],
  targets: [
    .executableTarget(name: "client", dependencies: [.product(name: "FriendshipMaps", package: "fmap")])
  ]
)
"""


def declarations():
    """Every public declaration outside of enumerations and initialisers of members, with its doc comment."""
    found = []
    for file in sorted(LIBRARY.rglob("*.swift")):
        comment = []
        for number, line in enumerate(file.read_text().splitlines(), 1):
            text = line.strip()
            if text.startswith("///"):
                comment.append(text[3:])
            elif not text.startswith("@"):
                if re.match(r"public (static |init|func|struct|enum|var|let|extension)", text):
                    found.append((f"{file.name}:{number}", text, comment))
                comment = []
    return found


def examples():
    """The indented blocks of doc comments: where each stands, and its lines."""
    blocks = []
    for place, _, comment in declarations():
        block, before = [], ""
        for line in comment + [""]:
            # A line of a list may be indented, too; code stands behind an empty line.
            is_code = line.startswith("     ") and (block or (line.strip() and not before.strip()))
            before = line
            if is_code:
                block.append(line[5:])
            elif not line.strip() and block:
                block.append("")
            elif block:
                blocks.append((place, block))
                block = []
        if any(block):
            blocks.append((place, block))
    return blocks


def swift(*words, folder, **more):
    run = subprocess.run(["swift", *words], cwd=folder, capture_output=True, text=True, **more)
    said = run.stdout + run.stderr
    assert run.returncode == 0, "\n".join(line for line in said.splitlines() if "error" in line) or said[-4000:]
    return run


def package(folder, dependency):
    """Writes the importing package: its program, and a function for each example."""
    sources = folder / "Sources" / "client"
    sources.mkdir(parents=True)
    (folder / "Package.swift").write_text(MANIFEST.replace("DEPENDENCY", dependency))
    (sources / "main.swift").write_text((Path(__file__).parent / "client.swift.txt").read_text())
    functions = []
    for index, (place, block) in enumerate(examples()):
        body = "\n".join("    " + line for line in block)
        functions.append(
            f"/// {place}\nfunc example{index}(_ given: Given) throws {{\n  let (csv, json, bytes, map) = (given.csv, given.json, "
            f"given.bytes, given.map)\n  var request = MapRequest()\n  do {{\n{body}\n  }}\n"
            "  _ = (csv, json, bytes, map, request)\n  request.page = nil\n}\n")
    readme = re.search(r"```swift\n(.*?)```", (PROJECT / "README.md").read_text(), re.S).group(1)
    body = "\n".join("  " + line for line in readme.splitlines() if not line.startswith("import "))
    functions.append(f"/// README.md\nfunc example{len(functions)}(_ given: Given) throws {{\n{body}\n}}\n")
    calls = "\n".join(f"  try example{index}(given)" for index in range(len(functions)))
    (sources / "Examples.swift").write_text(
        "import FriendshipMaps\nimport Foundation\n\n" + "\n".join(functions)
        + f"\nfunc runExamples(_ given: Given) throws {{\n{calls}\n}}\n")


def drawn(folder, scratch):
    """Builds and runs the importing package; what it prints and the pictures that it has drawn."""
    # Nothing that an earlier version has left is taken for this one.
    for old in ["workspace-state.json", "repositories", "checkouts"]:
        subprocess.run(["rm", "-rf", SCRATCH / scratch / old], check=True)
    own = [word for kind in ["cache", "config", "security"] for word in [f"--{kind}-path", str(folder / kind)]]
    swift("build", *own, "--scratch-path", str(SCRATCH / scratch), folder=folder)
    program = SCRATCH / scratch / "debug" / "client"
    run = subprocess.run([program], cwd=folder, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def judge(folder, said):
    facts = dict(line.split("=", 1) for line in said.splitlines() if "=" in line)
    assert facts["problem"].startswith('table.csv:3:5: latitude out of range: "95.2"; expected -90 to 90')
    assert facts["cell"] == "3,5"
    assert facts["theme"].startswith('theme: unknown word: "drak"; did you mean "dark"?')
    assert facts["bleed"].startswith('bleed: out of range: "21"; expected 0 to 20')
    # 8 mm at 96 to the inch are 30 pixels on every side of a PNG; a GIF is not printed.
    sizes = {name: (folder / f"sheet.{name}").read_bytes() for name in ("png", "gif")}
    assert (int.from_bytes(sizes["png"][16:20]), int.from_bytes(sizes["png"][20:24])) == (1980, 1140)
    assert (int.from_bytes(sizes["gif"][6:8], "little"), int.from_bytes(sizes["gif"][8:10], "little")) == (1920, 1080)
    assert facts["cities"] == "1,2" and facts["years"] == "1980...1998"
    # Two threads drew the same.
    assert facts["threads"] == "same"
    svg = (folder / "map.svg").read_text()
    assert svg.startswith("<svg") and 'id="link-sapporo-jp"' in svg and "Suva" in svg
    metadata = json.loads(re.search(r"<metadata>(.*?)</metadata>", svg, re.S).group(1))
    assert metadata["generator"] == f"fmap {VERSION}"
    assert (folder / "map.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert (folder / "map.gif").read_bytes().startswith(b"GIF89a")
    assert (folder / "map.pdf").read_bytes().startswith(b"%PDF-")
    assert (folder / "map.html").read_text().startswith("<!doctype html>")


def test_every_public_declaration_has_an_example():
    without = [
        f"{place}: {text}" for place, text, comment in declarations()
        if re.match(r"public (struct|func|init|enum)|public static let version", text)
        and not any(line.startswith("     ") for line in comment)
        # What is said of a type holds for its cases and its plain members.
        and not re.search(r"enum Severity|init\(\)|func year\(|init\?\(year|init\(id|init\(json", text)]
    assert not without
    assert len(examples()) >= 15


def test_no_part_needs_unsafe_flags():
    manifest = (PROJECT / "Package.swift").read_text()
    assert "unsafeFlags" not in manifest and "unsafe" not in manifest


def test_a_package_imports_the_library_by_path(tmp_path):
    folder = tmp_path / "client"
    package(folder, f'.package(name: "fmap", path: "{PROJECT}")')
    judge(folder, drawn(folder, "path"))


@pytest.mark.skipif(not shutil.which("docc"), reason="this toolchain has no docc")
def test_docc_takes_the_declarations_with_the_articles(tmp_path):
    swift("build", "--target", "FriendshipMaps", folder=PROJECT)
    built = PROJECT / ".build" / "debug"
    maps = [*PROJECT.glob("Sources/*/module.modulemap"), *built.glob("*.build/module.modulemap")]
    packages = ["glib-2.0", "pangocairo", "libzip", "libpng", "libturbojpeg", "expat", "xlsxwriter"]
    folders = subprocess.run(["pkg-config", "--cflags-only-I", *packages], capture_output=True, text=True, check=True)
    flags = [f"-fmodule-map-file={path}" for path in maps] + folders.stdout.split()
    machine = json.loads(swift("-print-target-info", folder=PROJECT).stdout)["target"]["triple"]
    graph = tmp_path / "graph"
    graph.mkdir()
    swift(
        "symbolgraph-extract", "-module-name", "FriendshipMaps", "-I", str(built / "Modules"), "-target", machine,
        *[word for flag in flags for word in ["-Xcc", flag]], "-output-dir", str(graph),
        "-minimum-access-level", "public", folder=PROJECT)
    run = subprocess.run(
        ["docc", "convert", LIBRARY / "FriendshipMaps.docc", "--additional-symbol-graph-dir", graph,
         "--fallback-display-name", "FriendshipMaps", "--fallback-bundle-identifier", "fmap", "--warnings-as-errors",
         "--output-path", tmp_path / "docs"], capture_output=True, text=True)
    assert run.returncode == 0 and "warning" not in run.stdout + run.stderr, run.stdout + run.stderr
    pages = tmp_path / "docs" / "data" / "documentation" / "friendshipmaps"
    assert {"friendshipmap.json", "maprequest.json", "owncity.json"} <= {page.name for page in pages.iterdir()}


def test_a_package_imports_the_library_by_version(tmp_path):
    # What is on the disk, committed or not, as the next version.
    clone = SCRATCH / "fmap"
    subprocess.run(["rm", "-rf", clone], check=True)
    clone.mkdir(parents=True)
    files = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=PROJECT, capture_output=True,
        check=True).stdout.split(b"\0")
    there = b"\0".join(name for name in files if name and (PROJECT / os.fsdecode(name)).exists())
    archive = subprocess.run(["tar", "-c", "--null", "-T", "-"], cwd=PROJECT, input=there, capture_output=True, check=True)
    subprocess.run(["tar", "-x"], cwd=clone, input=archive.stdout, check=True)
    date = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
    for words in [["init", "-q"], ["add", "-A"], ["commit", "-qm", "A version"], ["tag", VERSION]]:
        subprocess.run(
            ["git", "-c", "user.name=test", "-c", "user.email=test@example.org", *words], cwd=clone, check=True,
            env={**os.environ, **date})
    folder = tmp_path / "client"
    package(folder, f'.package(url: "file://{clone}", from: "{VERSION}")')
    judge(folder, drawn(folder, "version"))


def test_the_changelog_names_the_version():
    assert re.search(rf"^## {re.escape(VERSION)}\b", (PROJECT / "CHANGELOG.md").read_text(), re.M)
