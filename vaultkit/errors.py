"""One root error. Each leaf says what happened, where, and what to do, and has an exit code.

Errors in a person's notes are not here: they are values (see :class:`vaultkit.records.record.Problem`).
"""


class VaultkitError(Exception):
    """What went wrong, in one sentence, and one sentence of help.

    ``exit_code`` is what the command line ends with (documented in docs/commands.md).
    """

    exit_code = 1

    def __init__(self, what: str, help_: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.help = help_

    def __str__(self) -> str:
        return f"{self.what}\n{self.help}" if self.help else self.what


class RequestWrong(VaultkitError):
    """What was typed behind a command does not fit there, or means nothing in this vault."""

    exit_code = 2


class NoVault(VaultkitError):
    """No folder was named, or the folder has no vaultkit.toml."""

    exit_code = 3


class VaultGone(VaultkitError):
    """The vault's folder is missing, empty where it was not, or cannot be read."""

    exit_code = 4


class AlreadyWatched(VaultkitError):
    """Another watcher on this machine holds this vault."""

    exit_code = 5


class SettingsWrong(VaultkitError):
    """vaultkit.toml has something in it that does not fit."""

    exit_code = 6


class CannotWrite(VaultkitError):
    """A note was not written, and is as it was: the disk refused, or it is private, broken or not UTF-8."""

    exit_code = 7


class NothingToRecover(VaultkitError):
    """The recovery store holds nothing of that name."""

    exit_code = 8
