"""A command that is known by its name and one line; what it does is imported once it is asked for."""

from importlib import import_module
from typing import Any

import click


class Late(click.Command):
    """A command of ``vaultkit.cli``: completing its name, or listing it, reads no more than this.

    ``line`` is the first sentence of its help, said here once more; a test holds the two together.
    """

    def __init__(self, name: str, module: str, line: str) -> None:
        super().__init__(name, help=line)
        self._module = module

    def whole(self) -> click.Command:
        """The command itself, with its options: the function of that name in its module."""
        command = getattr(import_module(f"vaultkit.cli.{self._module}"), str(self.name))
        assert isinstance(command, click.Command)
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Where click begins with a command: from here on it goes by the context's own, which is the whole one."""
        return self.whole().make_context(info_name, args, parent, **extra)
