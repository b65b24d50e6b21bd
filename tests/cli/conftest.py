"""A terminal with someone at it, and a pipe."""

from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from vaultkit.cli import main


@pytest.fixture
def piped(desk):
    """Runs a command with this text on its standard input."""

    def run(text, *words):
        env = {"VAULTKIT_NOW": desk.hour, "VAULTKIT_VAULT": str(desk.root)}
        return CliRunner().invoke(main, words, env=env, input=text)

    return run


@pytest.fixture
def typed(desk, monkeypatch, capsys):
    """Runs a command at a terminal, with these keys pressed; its exit code, and what it printed."""
    monkeypatch.setenv("VAULTKIT_VAULT", str(desk.root))
    monkeypatch.setattr("vaultkit.cli.entry.sys.stdin", SimpleNamespace(isatty=lambda: True))

    def run(keys, *words):
        monkeypatch.setenv("VAULTKIT_NOW", desk.hour)
        with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
            keyboard.send_text(keys)
            with pytest.raises(SystemExit) as ended:
                main.main(words)
        said = capsys.readouterr()
        return SimpleNamespace(exit_code=ended.value.code, stdout=said.out, stderr=said.err)

    return run
