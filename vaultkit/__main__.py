"""The console script, and ``python -m vaultkit``."""

import os
import sys


def main() -> None:
    """Answers at once where nothing is to be done (see :mod:`vaultkit.vault.settled`); click takes as long to import as
    a look at 10,000 notes. Whatever is not one of three plain commands, or is in any doubt, goes to the command line.
    """
    if (root := _plain_vault(sys.argv[1:])) and (said := _settled(sys.argv[1], root)):
        _tell(*said)
        return
    from vaultkit.cli import main as command_line  # noqa: PLC0415 - as above

    command_line()


def _tell(out: str, errors: str) -> None:
    try:
        sys.stderr.write(errors)
        sys.stdout.write(out)
        sys.stdout.flush()
    except OSError:  # whoever read it has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(1)


def _plain_vault(words: list[str]) -> str:
    """The vault of `refresh`, `status` or `today` without options but --vault; "" for anything else."""
    match words:
        case ["refresh" | "status" | "today"]:
            named = os.environ.get("VAULTKIT_VAULT", "")
        case ["refresh" | "status" | "today", "--vault", named] if named:
            pass
        case _:
            return ""
    if ".." in named.split("/"):
        return ""  # what that is above depends on links
    if named:
        return os.path.abspath(os.path.expanduser(named))  # noqa: PTH100, PTH111 - pathlib takes 3 ms to import
    here = os.getcwd()  # noqa: PTH109 - as above
    while not os.path.isfile(f"{here}/vaultkit.toml"):  # noqa: PTH113 - as above
        here, before = os.path.dirname(here), here  # noqa: PTH120 - as above
        if here == before:
            return ""
    return here


def _settled(command: str, root: str) -> tuple[str, str] | None:
    from vaultkit.vault.settled import answer  # noqa: PLC0415 - as above

    try:
        return answer(command, root, _now())
    except Exception:  # noqa: BLE001 - a vault that is gone, a disk that fails: told in full by the command itself
        return None


def _now() -> float:
    if not os.environ.get("VAULTKIT_NOW"):
        import time  # noqa: PLC0415 - as above

        return time.time()
    from vaultkit.vault.clock import clock  # noqa: PLC0415 - as above

    return clock()().timestamp()


if __name__ == "__main__":
    main()
