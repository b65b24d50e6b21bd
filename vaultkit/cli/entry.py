"""Quick entry: checkin, reflect, log. As one line, over a pipe, or as a few questions."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vaultkit.cli.kinds import named_kind
from vaultkit.cli.opening import open_option, open_with
from vaultkit.cli.report import bring_up_to_date
from vaultkit.cli.vault import look, open_vault, told, vault_option
from vaultkit.errors import RequestWrong

if TYPE_CHECKING:
    from vaultkit.journal.entries import Entries, Logged
    from vaultkit.journal.said import Said
    from vaultkit.records.kind import Kind


def _options(function: Callable[..., None]) -> Callable[..., None]:
    for option in (
        vault_option,
        open_option,
        click.option("--replace", is_flag=True, help="Put a value in the place of another that is there."),
        click.option("--all", "every", is_flag=True, help="Ask for everything there is, not only for a few."),
        click.option("--day", metavar="DATE", help="The day lived: yesterday, last monday, 2026-03-05."),
    ):
        function = option(function)
    return function


@click.command()
@click.argument("words", nargs=-1, metavar="[NAME=VALUE | TEXT]...")
@_options
@told
def checkin(words: tuple[str, ...], **options: Any) -> None:
    """Write the morning's check-in in a few short questions, or in one line.

    Enter skips a question, ↑ goes back, Ctrl-C leaves without a trace. Values stand behind an =, anything else is text.
    What is in the note already stays as it is.

    \b
    Examples: vaultkit checkin
              vaultkit checkin feeling=calm,tired need=rest distress=3
    """
    _enter("checkin", words, **options)


@click.command()
@click.argument("words", nargs=-1, metavar="[NAME=VALUE | TEXT]...")
@_options
@told
def reflect(words: tuple[str, ...], **options: Any) -> None:
    """Write the evening's reflection in a few short questions, or in one line.

    As checkin does. Tags in the text count as in a note; a - reads from the standard input.

    \b
    Examples: vaultkit reflect
              vaultkit reflect "He called at nine as he said. #feeling/relieved"
              echo "A long talk, a good one." | vaultkit reflect -
    """
    _enter("reflection", words, **options)


@click.command()
@click.argument("kind")
@click.argument("words", nargs=-1, metavar="[NAME] [PROPERTY=VALUE | TEXT]...")
@click.option("--new", is_flag=True, help="Begin another note, though one of that name is there.")
@_options
@told
def log(kind: str, words: tuple[str, ...], **options: Any) -> None:
    """Write down one thing of a KIND: a trigger in the day's note, anything else in a note of its own.

    vaultkit kinds lists the kinds, vaultkit kinds KIND the properties of one. A repair, commitment or test of the same
    name that is still open is added to. log rift NAME begins one in the day's note, log repair NAME ends it.

    \b
    Examples: vaultkit log trigger "Plans changed late" distress=7 feeling=afraid
              vaultkit log rift dinner "He went home without a word."
              vaultkit log repair Sam repaired_on=yesterday phrasing="I was hurt when dinner went"
              vaultkit log commitment "I phone when a plan moves" made_by=me due_on=friday
    """
    _enter(kind, words, is_named=True, **options)


def _enter(
    kind_word: str,
    words: tuple[str, ...],
    *,
    vault: Path | None,
    day: str | None,
    every: bool,
    replace: bool,
    open_: bool,
    new: bool = False,
    is_named: bool = False,
) -> None:
    from vaultkit.journal.dates import day_meant  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.journal.entries import Entries  # noqa: PLC0415
    from vaultkit.journal.said import NOTHING  # noqa: PLC0415

    kind, name, words = _meant(kind_word, words) if is_named else (named_kind(kind_word), "", words)
    is_asked = sys.stdin.isatty() and not words and not (kind.told_in and name)
    if words == ("-",) or not (words or name or is_asked):
        words = _piped(kind)
        if not (words or name or open_):
            help_ = f"vaultkit {_command(kind)[0]} --help shows how."
            raise RequestWrong("Nothing was given, so nothing was written.", help_)
    journal = open_vault(vault)
    look(journal)
    entries = Entries(journal, day_meant(day, journal.today), new, replace)
    if is_asked:
        logged, given = _asked(entries, kind, name, every=every, open_=open_)
    else:
        given = entries.read(kind, words) if words else NOTHING
        logged = entries.log(kind, name, given)
    for each in logged:
        click.echo(_line(each))
    _tell_what_is_underneath(given)
    if logged and open_:
        journal.fill(logged[0].path)
        open_with(journal, logged[0].path)
    if logged:
        bring_up_to_date(journal)


def _meant(word: str, words: tuple[str, ...]) -> tuple["Kind", str, tuple[str, ...]]:
    """The kind, the name and the rest of what stands behind `log`. A rift begins as a tag in the evening's note."""
    from vaultkit.journal.entries import sayable  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.journal.said import is_value  # noqa: PLC0415
    from vaultkit.notes.names import key  # noqa: PLC0415
    from vaultkit.notes.renaming import tag_name  # noqa: PLC0415
    from vaultkit.records.kinds import kind_named  # noqa: PLC0415
    from vaultkit.records.reflection import REFLECTION  # noqa: PLC0415

    if key(word) == "rift":
        if not (tag := tag_name(words[0]) if words else ""):
            help_ = "For example: vaultkit log rift dinner"
            raise RequestWrong("A rift needs a name that a tag can hold.", help_)
        return REFLECTION, "", (f"#rift/{tag}", *words[1:])
    lines = {spelled for of in REFLECTION.properties for spelled in (of.name, of.name.removesuffix("s"))}
    if kind_named(word) is None and key(word) in map(key, lines):
        help_ = f'It is a line of the evening\'s: vaultkit reflect {word}="…"'
        raise RequestWrong(f"{word!r} is no kind of note.", help_)
    kind = named_kind(word)
    if words and words[0] != "-" and not is_value(words[0], sayable(kind)):
        return kind, words[0].strip(), words[1:]
    return kind, "", words


def _asked(
    entries: "Entries", kind: "Kind", name: str, *, every: bool, open_: bool
) -> tuple[tuple["Logged", ...], "Said"]:
    """Ask, and write what was answered; no note at all where nothing was."""
    from vaultkit.cli.interview import Interview  # noqa: PLC0415 - only where someone answers
    from vaultkit.journal.said import NOTHING  # noqa: PLC0415 - see vaultkit.cli.vault

    said = Interview(entries, kind, name, every).told()
    if said is None or not (said.name or said.given or open_):
        click.echo("Nothing was written.", err=True)
        return (), NOTHING
    try:
        look(entries.journal)  # that took a while
        return said.entries.log(kind, said.name, said.given), said.given
    except BaseException:
        line_ = _retold(kind, said.name, said.given, said.entries)
        click.echo(f"What you typed, as one line: {line_}", err=True)
        raise


def _piped(kind: "Kind") -> tuple[str, ...]:
    """The standard input: a line such as `distress=7` is a value, the others are one text."""
    from vaultkit.journal.entries import sayable  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.journal.said import is_value  # noqa: PLC0415
    from vaultkit.notes.regions import lines  # noqa: PLC0415

    try:
        typed = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RequestWrong("What came in over the pipe is not UTF-8.", "Nothing was written.") from None
    rows = [row.rstrip("\r\n") for row in lines(typed)]
    values = [row for row in rows if is_value(row, sayable(kind))]
    text = "\n".join(row for row in rows if row not in values)
    return tuple(word for word in (*values, text) if word.strip())


def _retold(kind: "Kind", name: str, given: "Said", entries: "Entries") -> str:
    """An entry as one line for the shell, so that nothing that was typed is lost."""
    from vaultkit.records.fields import TEXTS  # noqa: PLC0415 - see vaultkit.cli.vault

    words = [name] if name or (kind.event and given.prose) else []
    for each in given.answers:
        values = each.values if each.of.type is TEXTS else [",".join(each.values)]
        words += [f"{each.of.name}={value}" for value in values]
    words += [given.prose] if given.prose else []
    options = ["--day", entries.day.isoformat()]
    options += [
        *(["--new"] if entries.new and kind.event else []),
        *(["--replace"] if entries.replace else []),
    ]
    return shlex.join(["vaultkit", *_command(kind), *words, *options])


def _command(kind: "Kind") -> list[str]:
    return {"checkin": ["checkin"], "reflection": ["reflect"]}.get(kind.name, ["log", kind.name])


def _line(logged: "Logged") -> str:
    """Such as "Added to Journal/2026/03/2026-03-05 Reflection.md: triggers, distress."."""
    parts = [*logged.added, *(["your words"] if logged.prose else [])]
    if not parts and not logged.made:
        return f"{logged.path} says that already."
    what = f": {', '.join(parts)}" if parts else ""
    return f"{'Made' if logged.made else 'Added to'} {logged.path}{what}."


def _tell_what_is_underneath(given: "Said") -> None:
    """Of words among the feelings that hold a story about someone."""
    from vaultkit.records.words import shipped  # noqa: PLC0415 - see vaultkit.cli.vault

    for word in given.values("feelings"):
        if feelings := shipped().underneath(word):
            click.echo(f'"{word}" tells what someone did. Underneath there may be {" or ".join(feelings)}.')
