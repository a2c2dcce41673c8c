"""Engines that start many runs of fmap: GNU parallel does what the article says of it, and the Job of Kubernetes is one that it knows,
whose words give the maps of one whole run. `make test-slurm` and `make test-container` start the engines that bring more along."""

import copy
import os
import pathlib
import signal
import subprocess

import kubernetes_validate
import pytest
import yaml

from documents import CATALOGUE, commands
from engines import ENGINES, ENVIRONMENT, association, contents, wait_until

[PARALLEL] = [words for words in commands(CATALOGUE / "ManyMachines.md") if words[0] == "parallel" and "render" in words]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("engines")


@pytest.fixture(scope="module")
def whole(folder):
    """The folder that one whole run leaves, of which each of seven parts has thirty maps."""
    return association(folder, 210)


# GNU parallel


def part(number, folder):
    """The process that draws a part into a folder; nothing while there is none."""
    for process in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
            if b"fmap" in words[0] and f"{number}/7".encode() in words and (process / "cwd").resolve() == folder:
                return int(process.name)
        except OSError:
            pass
    return None


@pytest.mark.skipif(not os.path.exists("/proc/self/cmdline"), reason="a part is found by what Linux tells of processes")
def test_parallel_gives_the_whole_though_a_part_is_killed(folder, whole):
    """The part is killed when it has drawn something, and the line is typed once more."""
    (folder / "maps").mkdir()
    engine = subprocess.Popen(PARALLEL, cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
    third = sorted(name for name in whole if name.endswith(".svg"))[2::7]
    killed = wait_until(lambda: any((folder / "maps" / name).exists() for name in third) and part(3, folder))
    os.kill(killed, signal.SIGKILL)
    engine.communicate(timeout=300)
    assert engine.returncode == 1, "one part has failed"
    left = contents(folder / "maps")
    missing = [name for name in third if name not in left]
    assert missing and left["maps.json"] != whole["maps.json"]
    assert all(left[name] == whole[name] for name in whole if name.endswith(".svg") and name not in missing)
    done = subprocess.run(PARALLEL, cwd=folder, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert f"wrote {len(missing)} maps to maps; {len(third) - len(missing)} were there already\n" in done.stdout
    assert contents(folder / "maps") == whole


# Slurm


def script(folder, *words, **told):
    """Runs the script of the job array as a task of it, with what Slurm tells; gives what it would run, or what it says."""
    program = folder / "fmap"
    program.write_text('#!/bin/sh\necho "$@"\n')
    program.chmod(0o755)
    environment = {"PATH": f"{folder}:{os.environ['PATH']}", **{name: str(value) for name, value in told.items()}}
    done = subprocess.run(["sh", ENGINES / "fmap.sbatch", *words], env=environment, capture_output=True, text=True)
    return done.returncode, done.stdout.strip() or done.stderr


def test_a_part_of_an_array_is_that_of_the_whole(tmp_path):
    def task(number, first, last, count, **more):
        return script(tmp_path, "render", "a b.csv", SLURM_ARRAY_TASK_ID=number, SLURM_ARRAY_TASK_MIN=first,
                      SLURM_ARRAY_TASK_MAX=last, SLURM_ARRAY_TASK_COUNT=count, **more)  # fmt: skip

    assert task(3, 1, 7, 7) == (0, "render a b.csv --shard 3/7")
    for number, first, last, count in [(3, 3, 3, 1), (2, 2, 5, 2), (1, 1, 5, 2), (2, 2, 7, 6)]:
        code, said = task(number, first, last, count)
        assert code == 2 and "say how many parts there were" in said and "FMAP_PARTS=7 sbatch" in said
        assert task(number, first, last, count, FMAP_PARTS=7) == (0, f"render a b.csv --shard {number}/7")


# Kubernetes


def resources():
    return list(yaml.safe_load_all((ENGINES / "job.yaml").read_text(encoding="utf-8")))


@pytest.mark.parametrize("version", ["1.28", "1.37"])
def test_kubernetes_knows_the_job(version):
    claim, job = resources()
    for resource in (claim, job):
        kubernetes_validate.validate(resource, version, strict=True)
    wrong = copy.deepcopy(job)
    wrong["spec"]["completionmode"] = wrong["spec"].pop("completionMode")
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, version, strict=True)


def test_the_job_runs_without_rights():
    claim, job = resources()
    pod = job["spec"]["template"]["spec"]
    [container] = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] and pod["securityContext"]["runAsUser"] > 0
    assert not pod["automountServiceAccountToken"]
    own = container["securityContext"]
    assert own["readOnlyRootFilesystem"] and not own["allowPrivilegeEscalation"] and own["capabilities"]["drop"] == ["ALL"]
    assert container["resources"]["limits"]["memory"]
    [volume] = pod["volumes"]
    [mount] = container["volumeMounts"]
    assert mount["name"] == volume["name"] and volume["persistentVolumeClaim"]["claimName"] == claim["metadata"]["name"]
    assert mount["mountPath"] == container["workingDir"]


def test_the_words_of_the_job_give_the_whole(tmp_path):
    """Each index once, the last first, as an engine may start them in any order."""
    whole = association(tmp_path, 30)
    spec = resources()[1]["spec"]
    [container] = spec["template"]["spec"]["containers"]
    own = {entry["name"]: entry["value"] for entry in container["env"]}
    assert spec["completionMode"] == "Indexed"
    for index in reversed(range(spec["completions"])):
        environment = {**ENVIRONMENT, **own, "JOB_COMPLETION_INDEX": str(index)}
        subprocess.run([*container["command"], *container["args"]], cwd=tmp_path, env=environment, check=True)
    assert contents(tmp_path / "maps") == whole
