"""The wheel, installed into a fresh environment, is the whole program."""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.golden import without_pages

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def vaultkit(tmp_path_factory):
    """Runs the installed command; what it needs is found where this environment keeps it."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in ("vaultkit", "templates"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "wheel", "--no-deps", "-w", folder, source], check=True, timeout=100)
    shutil.rmtree(source)  # the templates can come from the wheel alone
    [wheel] = folder.glob("*.whl")
    fresh = folder / "fresh"
    venv.create(fresh, with_pip=False)
    subprocess.run([*pip, "--python", fresh, "install", wheel], check=True, timeout=100)

    def run(*words):
        env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        command = [fresh / "bin" / "vaultkit", *words]
        return subprocess.run(
            command, env=env | {"VAULTKIT_NOW": "2026-06-28T17:00"}, cwd=folder, capture_output=True, text=True,
            timeout=60, check=False,
        )  # fmt: skip

    return run


@pytest.mark.wheel
def test_it_says_its_version(vaultkit):
    assert vaultkit("--version").stdout.startswith("vaultkit, version 0.")


@pytest.mark.wheel
def test_it_makes_the_example_vaults_pages(vaultkit, tmp_path):
    vault = tmp_path / "vault"
    example = ROOT / "examples" / "vault"
    without_pages(vault)
    begun = vaultkit("init", vault)
    assert begun.returncode == 0, begun.stderr
    for template in (ROOT / "templates").glob("*.md"):
        assert (vault / "Templates/vaultkit" / template.name).read_bytes() == template.read_bytes()
    refreshed = vaultkit("refresh", "--vault", vault)
    assert refreshed.returncode == 0, refreshed.stderr
    made = {path.relative_to(vault): path.read_bytes() for path in (vault / "Patterns").rglob("*.md")}
    assert made == {
        path.relative_to(example): path.read_bytes() for path in (example / "Patterns").rglob("*.md")
    }
