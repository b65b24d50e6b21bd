"""Quick entry: checkin, reflect, log. As one line, over a pipe, or as a few questions."""

import shlex
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vaultkit.cli.kinds import named_kind
from vaultkit.cli.opening import open_option, open_with
from vaultkit.cli.vault import look, open_vault, told, vault_option
from vaultkit.cli.words import line
from vaultkit.errors import EntryWrong

if TYPE_CHECKING:
    from vaultkit.journal import Journal
    from vaultkit.journal.entries import Entries, Logged
    from vaultkit.records.entry import Entry
    from vaultkit.records.kind import Kind

_FAR = timedelta(days=366)
"""As `vaultkit check` has it: a day further ahead is a slip in a year."""


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
    from vaultkit.journal.entries import Entries, takes  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.records.entry import NOTHING, is_value  # noqa: PLC0415
    from vaultkit.records.trigger import TRIGGER  # noqa: PLC0415

    if is_named and kind_word.casefold() == "rift":
        kind_word, words, is_named = "reflection", _rift(words), False
    kind, name = _kind(kind_word) if is_named else named_kind(kind_word), ""
    if is_named and words and words[0] != "-" and not is_value(words[0], takes(kind)):
        name, words = words[0].strip(), words[1:]
    is_asked = sys.stdin.isatty() and not words and not (kind is TRIGGER and name)
    if words == ("-",) or not (words or name or is_asked):
        words = _piped(kind)
        if not (words or name or open_):
            help_ = f"vaultkit {_command(kind)[0]} --help shows how."
            raise EntryWrong("Nothing was given, so nothing was written.", help_)
    _are_readable((name, *words))
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
    for word, underneath in _held(given):
        click.echo(f'"{word}" tells what someone did. Underneath there may be {" or ".join(underneath)}.')
    if logged and open_:
        open_with(journal, logged[0].path)
    if logged:
        bring_up_to_date(journal)


def _rift(words: tuple[str, ...]) -> tuple[str, ...]:
    """A rift is begun by a tag in the evening's note."""
    from vaultkit.notes.renaming import tag_name  # noqa: PLC0415 - see vaultkit.cli.vault

    tag = tag_name(words[0]) if words else ""
    if not tag:
        raise EntryWrong("A rift needs a name that a tag can hold.", "For example: vaultkit log rift dinner")
    return (f"#rift/{tag}", *words[1:])


def _kind(word: str) -> "Kind":
    """A kind by its name; of what is only a line in the evening's note, where it is written."""
    from vaultkit.notes.names import key  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.records.kinds import kind_named  # noqa: PLC0415
    from vaultkit.records.reflection import REFLECTION  # noqa: PLC0415

    names = {spelled for of in REFLECTION.properties for spelled in (of.name, of.name.removesuffix("s"))}
    if kind_named(word) is None and key(word) in names:
        raise EntryWrong(
            f"{word!r} is no kind of note.", f'It is a line of the evening\'s: vaultkit reflect {word}="…"'
        )
    return named_kind(word)


def _asked(
    entries: "Entries", kind: "Kind", name: str, *, every: bool, open_: bool
) -> tuple[tuple["Logged", ...], "Entry"]:
    """Ask, and write what was answered; no note at all where nothing was."""
    from vaultkit.cli.interview import Interview  # noqa: PLC0415 - only where someone answers
    from vaultkit.records.entry import NOTHING  # noqa: PLC0415 - see vaultkit.cli.vault

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
    from vaultkit.journal.entries import takes  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.records.entry import is_value  # noqa: PLC0415

    try:
        typed = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise EntryWrong("What came in over the pipe is not UTF-8.", "Nothing was written.") from None
    rows = typed.splitlines()
    values = [row for row in rows if is_value(row, takes(kind))]
    text = "\n".join(row for row in rows if row not in values)
    return tuple(word for word in (*values, text) if word.strip())


def _are_readable(words: tuple[str, ...]) -> None:
    """A terminal that is not set to UTF-8 hands on halves of letters, which no note can hold."""
    for word in words:
        if not word.isascii() and any("\ud800" <= letter <= "\udfff" for letter in word):
            raise EntryWrong(
                "A word that was given is not UTF-8.", "Set the terminal to UTF-8, and try again."
            )


def _retold(kind: "Kind", name: str, given: "Entry", entries: "Entries") -> str:
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


def _held(given: "Entry") -> list[tuple[str, tuple[str, ...]]]:
    """Words among the feelings that hold a story about someone, with what may be underneath."""
    from vaultkit.notes.names import key  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.records.words import shipped  # noqa: PLC0415

    held = {key(word): underneath for word, underneath in shipped().held.items()}
    said = [word for each in given.answers if each.of.name == "feelings" for word in each.values]
    return [(word, held[word]) for word in said if word in held]


def day_meant(said: str | None, today: date) -> date:
    """--day, as people say it. Raises EntryWrong."""
    from vaultkit.journal.dates import day_named  # noqa: PLC0415 - see vaultkit.cli.vault

    day = day_named(said, today) if said else today
    if day is None:
        raise EntryWrong(f"--day: {said!r} is no day.", "Such as yesterday, last monday or 2026-03-05.")
    if day > today + _FAR:
        raise EntryWrong(f"--day: {day} is more than a year ahead.", "Perhaps another year is meant.")
    return day


def bring_up_to_date(journal: "Journal") -> None:
    """The pages follow, unless a watcher does that anyway. Said is only what is out of the ordinary."""
    from vaultkit.vault.lock import holder  # noqa: PLC0415 - see vaultkit.cli.vault

    if holder(journal.state) is not None:
        return
    journal.look()
    report = journal.refresh()
    report.made, report.changed = [], []
    if text := line(report):
        click.echo(text)
    for refused in report.refused.values():
        raise refused
