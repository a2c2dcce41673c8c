"""How fmap and the studio's server are linked, read from the files themselves by binutils."""

import os
import re
import shutil
import subprocess
import sys

import pytest

from conftest import FMAP

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ELF files are Linux's")


@pytest.fixture(params=["fmap", "fmap-studio"])
def readelf(request):
    """Asks readelf about one of the two programs, which stand beside each other."""
    assert shutil.which("readelf"), "readelf is in the package binutils"
    program = os.path.join(os.path.dirname(FMAP), request.param)
    return lambda *options: subprocess.run(["readelf", "--wide", *options, program], capture_output=True, text=True, check=True).stdout


def test_no_library_beside_the_program_is_loaded(readelf):
    dynamic = readelf("--dynamic")
    assert "(NEEDED)" in dynamic
    assert not re.search(r"\((RPATH|RUNPATH)\)", dynamic), dynamic


def test_functions_are_settled_at_the_start_and_then_read_only(readelf):
    assert re.search(r"\(FLAGS_1\).*\bNOW\b", readelf("--dynamic"))
    segments = readelf("--program-headers")
    assert "GNU_RELRO" in segments


def test_the_program_is_placed_anywhere_and_its_stack_holds_no_code(readelf):
    assert re.search(r"\(FLAGS_1\).*\bPIE\b", readelf("--dynamic"))
    stack = next(line for line in readelf("--program-headers").splitlines() if "GNU_STACK" in line)
    assert re.search(r"\bRW\b", stack) and "RWE" not in stack


def test_the_swift_runtime_is_inside(readelf):
    assert not re.search(r"NEEDED.*\[lib(swift|Foundation)", readelf("--dynamic"))
