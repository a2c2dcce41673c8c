"""A job array of Slurm on a cluster of one machine, which is started and stopped here. `make test-slurm` runs it; `make test` does not."""

import getpass
import os
import pathlib
import secrets
import shutil
import socket
import subprocess
import tempfile

import pytest

from conftest import run
from documents import CATALOGUE, commands
from engines import ENGINES, ENVIRONMENT, association, contents, wait_until

# The commands of the article, which has the file beside the table.
RENDER, ANIMATE = [words for words in commands(CATALOGUE / "ManyMachines.md") if words[0] == "sbatch"]
# A cluster without accounts, limits or files of the system: what a job may do is what its user may do.
CONFIGURATION = """\
ClusterName=one
SlurmctldHost={host}(127.0.0.1)
SlurmctldPort={ports[0]}
SlurmdPort={ports[1]}
SlurmUser={user}
SlurmdUser={user}
AuthInfo=socket={folder}/munge
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
NodeName={host} NodeAddr=127.0.0.1 CPUs={cores} RealMemory={memory}
PartitionName=all Nodes={host} Default=YES
"""


def ports(count):
    """Ports at which nobody listens."""
    taken = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    numbers = [one.getsockname()[1] for one in taken]
    for one in taken:
        one.close()
    return numbers


@pytest.fixture(scope="module")
def cluster():
    """Starts munge and both daemons of Slurm in the foreground; gives the environment in which sbatch finds them."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="slurm"))
    host, user = socket.gethostname().partition(".")[0], getpass.getuser()
    for name in ["state", "spool"]:
        (folder / name).mkdir()
    (folder / "key").write_bytes(secrets.token_bytes(256))
    (folder / "key").chmod(0o600)
    megabytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 20
    (folder / "slurm.conf").write_text(CONFIGURATION.format(
        host=host, user=user, folder=folder, ports=ports(2), cores=os.cpu_count(), memory=megabytes))  # fmt: skip
    environment = {**ENVIRONMENT, "SLURM_CONF": str(folder / "slurm.conf"), "PATH": f"{ENVIRONMENT['PATH']}:/usr/sbin"}
    munge = [f"--{file}={folder}/munge{ending}" for file, ending in
             [("socket", ""), ("pid-file", ".pid"), ("log-file", ".log"), ("seed-file", ".seed")]]  # fmt: skip
    started = []

    def start(*words):
        with open(folder / f"{words[0]}.said", "w") as said:
            started.append(subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said))

    try:
        start("munged", "--foreground", "--force", f"--key-file={folder}/key", *munge)
        wait_until((folder / "munge").exists)
        start("slurmctld", "-D")
        start("slurmd", "-D")
        wait_until(lambda: b"idle" in subprocess.run(["sinfo", "-h", "-o", "%t"], env=environment, capture_output=True).stdout)
        yield environment
    except AssertionError:
        print(*(f"{file.name}: {file.read_text()}" for file in folder.glob("*.said")))
        raise
    finally:
        subprocess.run(["scancel", "--user", user], env=environment, stderr=subprocess.DEVNULL)
        for process in reversed(started):
            process.terminate()
            process.wait(60)
        shutil.rmtree(folder)


@pytest.fixture
def folder(tmp_path):
    shutil.copy(ENGINES / "fmap.sbatch", tmp_path)
    return tmp_path


def submit(words, folder, cluster):
    """Submits a line of the article and waits until all its tasks have ended; gives what they said."""
    done = subprocess.run(["sbatch", "--wait", *words[1:]], cwd=folder, env=cluster, capture_output=True, text=True, timeout=600)
    said = {file.name: file.read_text() for file in folder.glob("fmap-*.log")}
    assert done.returncode == 0, (done.stderr, said)
    return said


def test_the_array_gives_the_whole(folder, cluster):
    whole = association(folder, 70)
    said = submit(RENDER, folder, cluster)
    assert sorted(said) == [f"fmap-{part}.log" for part in range(1, 8)]
    assert all(text.endswith("wrote 10 maps to maps\n") for text in said.values()), said
    assert contents(folder / "maps") == whole


def test_a_task_that_was_killed_goes_on_when_the_line_is_submitted_again(folder, cluster):
    whole = association(folder, 420)
    job = subprocess.run(["sbatch", "--parsable", *RENDER[1:]], cwd=folder, env=cluster, capture_output=True, text=True).stdout.strip()
    first = sorted(name for name in whole if name.endswith(".svg"))[::7]
    wait_until(lambda: any((folder / "maps" / name).exists() for name in first))
    subprocess.run(["scancel", "--signal=KILL", "--full", f"{job}_1"], env=cluster, check=True)
    wait_until(lambda: not subprocess.run(["squeue", "-h", "-j", job], env=cluster, capture_output=True).stdout, 300)
    left = contents(folder / "maps")
    missing = [name for name in first if name not in left]
    assert missing and left["maps.json"] != whole["maps.json"]
    said = submit(RENDER, folder, cluster)
    assert said["fmap-1.log"].endswith(f"wrote {len(missing)} maps to maps; {60 - len(missing)} were there already\n")
    assert contents(folder / "maps") == whole


def test_frames_are_shared_likewise(folder, cluster):
    assert run("animate", "-o", "whole", cwd=folder)[0] == 0
    submit(ANIMATE, folder, cluster)
    assert contents(folder / "frames") == contents(folder / "whole")
