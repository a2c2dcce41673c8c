"""The image of the Dockerfile, built on a new Debian, and the pods of job.yaml as containers of podman, with the same words and no more
rights. `make test-container` runs it as root; `make test` does not."""

import platform
import shutil
import subprocess

import pytest
import yaml

from conftest import PROJECT
from engines import ENGINES, association, contents

# Storage of our own; and no limit that this machine may not raise.
STORE = PROJECT / "out/container"
PODMAN = ["podman", "--root", STORE / "images", "--runroot", STORE / "run", "--cgroup-manager=cgroupfs", "--runtime=runc"]
LIMITS = ["--ulimit=nofile=1024:1024", "--ulimit=nproc=1024:1024"]


def podman(*words):
    done = subprocess.run([*PODMAN, *words], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def image():
    """The image, whose Debian is made of packages, so that no registry of images is asked."""
    base = PROJECT / f"out/bare/debian-{platform.freedesktop_os_release()['VERSION_CODENAME']}.tar"
    STORE.mkdir(parents=True, exist_ok=True)
    try:
        if not base.exists():
            base.parent.mkdir(parents=True, exist_ok=True)
            subprocess.run(["sh", PROJECT / "Tests/Bare/base", base], check=True)
        podman("import", base, "localhost/debian")
        podman("build", "--isolation=chroot", "--build-arg=DEBIAN=localhost/debian", "-t", "fmap", "-f", ENGINES / "Dockerfile",
               PROJECT / "out/dist")  # fmt: skip
        yield "localhost/fmap"
    finally:
        subprocess.run([*PODMAN, "rmi", "--all", "--force"], capture_output=True)
        shutil.rmtree(STORE)


def pod():
    spec = list(yaml.safe_load_all((ENGINES / "job.yaml").read_text(encoding="utf-8")))[1]["spec"]
    return spec["completions"], spec["template"]["spec"]


def rights():
    """What a pod of the Job may do, in the words of podman."""
    _, own = pod()
    [container] = own["containers"]
    user, context = own["securityContext"], container["securityContext"]
    assert context["readOnlyRootFilesystem"] and not context["allowPrivilegeEscalation"]
    return [f"--user={user['runAsUser']}:{user['runAsGroup']}", "--read-only", "--read-only-tmpfs=false", "--network=none",
            *(f"--cap-drop={name}" for name in context["capabilities"]["drop"]), "--security-opt=no-new-privileges",
            f"--memory={container['resources']['limits']['memory'].removesuffix('i')}", *LIMITS]  # fmt: skip


def volume(folder):
    """A folder as the Job's volume, which its group may write to."""
    _, own = pod()
    shutil.chown(folder, group=own["securityContext"]["fsGroup"])
    folder.chmod(0o2775)
    return f"--volume={folder}:{own['containers'][0]['volumeMounts'][0]['mountPath']}"


def test_the_pods_of_the_job_give_the_whole(image, tmp_path):
    whole = association(tmp_path, 30)
    shared, (count, own) = volume(tmp_path), pod()
    [container] = own["containers"]
    words = [f"--workdir={container['workingDir']}", f"--entrypoint={container['command'][0]}"]
    words += [f"--env={entry['name']}={entry['value']}" for entry in container["env"]]
    for index in range(count):
        podman("run", "--rm", *rights(), shared, *words, f"--env=JOB_COMPLETION_INDEX={index}", "--env=SOURCE_DATE_EPOCH=1795392000",
               image, *container["command"][1:], *container["args"])  # fmt: skip
    assert contents(tmp_path / "maps") == whole
    assert {path.stat().st_uid for path in (tmp_path / "maps").iterdir()} == {own["securityContext"]["runAsUser"]}


def test_the_image_has_a_font_and_is_nobodys(image, tmp_path):
    """It is fmap as it stands, and draws Chinese words as pixels for a user without rights."""
    shared = volume(tmp_path)
    assert "wrote" in podman("run", "--rm", *rights(), shared, image, "render", "--lang", "zh", "-o", "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")
    [told] = yaml.safe_load(podman("inspect", image))
    own = pod()[1]["securityContext"]
    assert told["User"] == f"{own['runAsUser']}:{own['runAsGroup']}"
    assert told["Config"]["Entrypoint"] == ["fmap"]
