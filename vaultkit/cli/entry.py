"""Quick entry: checkin, reflect, log. As one line, over a pipe, or as a few questions."""

import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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


_REPLACE_HELP = "Put values in the place of those that are there: a list is replaced whole, and a second number of the day goes."
_WHICH_KIND = "A KIND stands behind it, such as trigger or repair: vaultkit kinds lists them."


def _options(function: Callable[..., None]) -> Callable[..., None]:
    for option in (
        vault_option,
        open_option,
        click.option("--replace", is_flag=True, help=_REPLACE_HELP),
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
    In one line, a value that is there already stays unless you say --replace. A question shows what is there so far: an
    answer goes in its place, Enter leaves it, and to a list it is added.

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
@click.argument("kind", default="", metavar="KIND")
@click.argument("words", nargs=-1, metavar="[NAME] [PROPERTY=VALUE | TEXT]...")
@click.option("--new", is_flag=True, help="Begin another note, though one of that name is there.")
@_options
@told
def log(kind: str, words: tuple[str, ...], **options: Any) -> None:
    """Write down one thing of a KIND: a trigger in the day's note, anything else in a note of its own.

    vaultkit kinds lists the kinds, vaultkit kinds KIND the properties of one. Quotes hold a NAME or a TEXT together;
    without them, the words up to the first value or quoted text are the NAME.

    A repair, commitment or test of the same name that is still open is added to, and so is an episode of the last week
    by what is told afterwards (checked, story_held). log rift NAME begins one in the day's note, log repair NAME ends it.

    \b
    Examples: vaultkit log trigger "Plans changed late" distress=7 feeling=afraid
              vaultkit log rift dinner "He went home without a word."
              vaultkit log episode "Plans changed late" checked=asked story_held="did not"
              vaultkit log repair Sam ruptured_on=monday phrasing="I was hurt when dinner went"
              vaultkit log commitment "I phone when a plan moves" made_by=me due_on=friday
    """
    _enter(kind, words, is_named=True, **options)


def _enter(
    kind_word: str,
    words: tuple[str, ...],
    *,
    vault: bytes | None,
    day: str | None,
    every: bool,
    replace: bool,
    open_: bool,
    new: bool = False,
    is_named: bool = False,
) -> None:
    from vaultkit.journal.dates import day_meant  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.journal.entries import Entries  # noqa: PLC0415
    from vaultkit.journal.mending import ended  # noqa: PLC0415
    from vaultkit.journal.said import NOTHING  # noqa: PLC0415

    kind, name, words = _meant(kind_word, words) if is_named else (named_kind(kind_word), "", words)
    is_all = bool(name) and (bool(kind.told_in) or (kind.closes and bool(ended(name)[1])))
    is_asked = sys.stdin.isatty() and not words and not is_all
    piped = ""
    is_piped = words[-1:] == ("-",)
    if is_piped or not (words or name or is_asked):
        words, piped = words[:-1] if is_piped else words, _piped()
        if not (words or name or open_ or piped.strip()):
            raise RequestWrong("Nothing was given, so nothing was written.", _how(kind))
    with _told_again(piped):
        journal = open_vault(vault)
        look(journal)
        entries = Entries(journal, day_meant(day, journal.today), new, replace)
        if is_asked:
            logged, given = _asked(entries, kind, name, every=every, open_=open_)
        else:
            given = entries.read(kind, words, piped) if words or piped else NOTHING
            if kind.told_in and not name and not given.values(kind.told_in):
                raise RequestWrong(f"A {kind.name} needs a name, so nothing was written.", _how(kind))
            logged = entries.log(kind, name, given)
    for each in logged:
        click.echo(_line(each, kind, entries.named(kind, name), given))
    _tell_what_is_underneath(given)
    if logged and open_:
        journal.fill(logged[0].path)
        open_with(journal, logged[0].path)
    if logged:
        bring_up_to_date(journal)


def _meant(word: str, words: tuple[str, ...]) -> tuple["Kind", str, tuple[str, ...]]:
    """The kind, the name and the rest of what stands behind `log`. A rift begins as a tag in the evening's note."""
    from vaultkit.journal.entries import sayable  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.journal.said import from_tag, name_first  # noqa: PLC0415
    from vaultkit.notes.names import key  # noqa: PLC0415
    from vaultkit.notes.renaming import tag_name  # noqa: PLC0415
    from vaultkit.records.record import Misfit  # noqa: PLC0415
    from vaultkit.records.reflection import REFLECTION  # noqa: PLC0415

    if not word:
        raise RequestWrong("Nothing was given, so nothing was written.", _WHICH_KIND)
    if key(word) == "rift":
        name, rest = name_first(words, REFLECTION.properties)
        try:
            tag = name and tag_name(from_tag(name, "rift", "repairs") or name)
        except Misfit:
            tag = ""
        if not tag:
            help_ = "For example: vaultkit log rift dinner"
            raise RequestWrong("A rift needs a name that a tag can hold.", help_)
        return REFLECTION, "", (f"#rift/{tag}", *rest)
    kind = named_kind(word)
    return kind, *name_first(words, sayable(kind))


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


def _piped() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RequestWrong("What came in over the pipe is not UTF-8.", "Nothing was written.") from None


@contextmanager
def _told_again(piped: str) -> Iterator[None]:
    """What came in, where it could not be written: it may stand nowhere else."""
    try:
        yield
    except BaseException:
        if piped.strip():
            click.echo(f"What came in:\n{piped.rstrip()}\n", err=True)
        raise


def _retold(kind: "Kind", name: str, given: "Said", entries: "Entries") -> str:
    """An entry as one line for the shell, so that nothing that was typed is lost."""
    from vaultkit.journal.said import has_commas  # noqa: PLC0415 - see vaultkit.cli.vault

    words = [name] if name or (kind.event and given.prose) else []
    for each in given.answers:
        values = [",".join(each.values)] if has_commas(each.of) else each.values
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


def _how(kind: "Kind") -> str:
    return f"vaultkit {_command(kind)[0]} --help shows how."


def _line(logged: "Logged", kind: "Kind", name: str, given: "Said") -> str:
    """Such as `Added to Journal/2026/03/2026-03-05 Reflection.md: triggers "Slow reply", distress.`."""
    by_name = {kind.named, kind.told_in} - set(given.names) if name else set()
    parts = [f'{each} "{name}"' if each in by_name else each for each in logged.added]
    first, *more = logged.prose.split() or [""]
    is_tag = first.startswith(("#rift/", "#repair/"))
    parts += [first] if is_tag else []
    parts += ["your words"] if more or (first and not is_tag) else []
    if not (parts or logged.made or logged.replaced):
        return f"{logged.path} says that already."
    did = "Made" if logged.made else "Put into" if logged.replaced else "Added to"
    return f"{did} {logged.path}{': ' if parts else ''}{', '.join(parts)}."


def _tell_what_is_underneath(given: "Said") -> None:
    """Of words among the feelings that hold a story about someone."""
    from vaultkit.records.words import shipped  # noqa: PLC0415 - see vaultkit.cli.vault

    for word in given.values("feelings"):
        if feelings := shipped().underneath(word):
            click.echo(f'"{word}" tells what someone did. Underneath there may be {" or ".join(feelings)}.')
