"""The command kinds: which kinds of notes there are, and what each may hold. docs/kinds.md is made with the same words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from vaultkit.cli.vault import json_option, told
from vaultkit.errors import RequestWrong

if TYPE_CHECKING:
    from vaultkit.cli.shapes import kinds as shapes
    from vaultkit.records.fields import Property
    from vaultkit.records.kind import Kind

_WIDTH = 100
_MEANT = {
    **dict.fromkeys(("promise", "agreement", "pledge"), "commitment"),
    **dict.fromkeys(("belief", "prediction", "experiment"), "test"),
    **dict.fromkeys(("talk", "request", "conversation", "ask"), "exchange"),
    **dict.fromkeys(("rift", "argument", "fight", "quarrel", "rupture"), "rift"),
    **dict.fromkeys(("limit",), "boundary"),
}
"""What a person may call a kind, or what is begun by a tag."""


@click.command()
@click.argument("kind", required=False)
@json_option
@told
def kinds(kind: str | None, *, as_json_: bool) -> None:
    """Say which kinds of notes there are; of KIND, what it may hold.

    Of a KIND: where its note goes, each property with what fits in it, the words on offer, and what its template asks. Needs no vault. The same as one page: docs/kinds.md.

    \b
    Example:  vaultkit kinds episode
    """
    from vaultkit.records.kinds import KINDS  # noqa: PLC0415 - see vaultkit.cli.vault

    shown = KINDS if kind is None else (named_kind(kind),)
    if as_json_:
        click.echo(_json(shown))
    elif kind is None:
        click.echo("\n".join(_overview(shown)))
    else:
        click.echo(_page(shown[0]), nl=False)


def named_kind(word: str) -> "Kind":
    """A kind by its name in any spelling. Raises RequestWrong, which says what is meant by an everyday word."""
    from vaultkit.notes.names import key, nearest  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.records.kinds import KINDS, kind_named  # noqa: PLC0415
    from vaultkit.records.reflection import REFLECTION  # noqa: PLC0415

    if kind := kind_named(word):
        return kind
    names, wanted = [known.name for known in KINDS], key(word)
    lines = {key(spelled) for of in REFLECTION.properties for spelled in (of.name, of.name.removesuffix("s"))}
    one = wanted.removesuffix("s")
    meant = _MEANT.get(wanted) or (one if one in names else None)
    if meant == "rift":
        help_ = "A rift is begun by: vaultkit log rift NAME"
    elif meant is None and wanted in lines:
        help_ = f'It is a line of the evening\'s: vaultkit reflect {word}="…"'
    else:
        close = meant or nearest(word, names)
        help_ = f"Did you mean {close}?" if close else f"There are {', '.join(names)}."
    raise RequestWrong(f"There is no kind {word!r}.", help_)


# What is said of a kind, here and in docs/kinds.md.


def asked_for(kind: "Kind") -> str:
    """What stands behind `vaultkit new` for one: `episode "TRIGGER"`."""
    name = kind.named or ("name" if kind.lasting else "")
    return f'{kind.name} "{name.upper()}"' if name else kind.name


def place(kind: "Kind") -> tuple[str, str]:
    """Where its notes go by default, and the setting that says otherwise."""
    from vaultkit.settings import load  # noqa: PLC0415 - see vaultkit.cli.vault

    if kind.lasting:
        setting, rest = "theme_folder", "/NAME"
    elif kind.event:
        setting, rest = "event_folder", f"/YYYY-MM-DD {kind.template}"
    else:
        setting, rest = f"{kind.name}_path", ""
    folder = getattr(load(), setting).replace("[", "").replace("]", "")
    return f"{folder}{rest}.md", setting


def sentences(kind: "Kind") -> Iterator[str]:
    """How to make a note of it, and where that goes."""
    path, setting = place(kind)
    made = f"`vaultkit new {asked_for(kind)}` makes its note from the template {kind.template}"
    if kind.named:
        yield f"{made}; the name fills `{kind.named}`, and may be left out."
    else:
        yield f"{made}; it is called what it is about, and lasts." if kind.lasting else f"{made}."
    yield f"It goes to `{path}` (setting `{setting}`)."
    if kind.dated:
        last = "that begins its name" if kind.event else "in its path"
        yield f"Its day is `day`, else `date`, else the date {last}."


def fits(wanted: "Property") -> str:
    """What fits in a property."""
    return f"{wanted.type.words}; counts once it is there" if wanted.bold else wanted.type.words


def prompts(kind: "Kind") -> tuple[str, ...]:
    """The headings of its template."""
    from vaultkit.notes.note import read  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.vault.templates import shipped  # noqa: PLC0415

    template = shipped()[kind.template]
    return tuple(text.text for text in read(template.path, template.text).texts if text.shape == "heading")


# As text.


def _overview(every: tuple["Kind", ...]) -> Iterator[str]:
    width = max(len(asked_for(kind)) for kind in every)
    yield "vaultkit new …"
    for kind in every:
        yield f"  {asked_for(kind):{width}}  {kind.what}"
    yield ""
    yield "vaultkit kinds KIND shows its properties; vaultkit log KIND writes one without leaving the terminal."


def _page(kind: "Kind") -> str:
    page = click.HelpFormatter(max_width=_WIDTH)
    page.write_text(f"{kind.name}: {kind.what}")
    page.write_paragraph()
    for sentence in sentences(kind):
        page.write_text(sentence)
    with page.section("Properties, each as you like; blank is unknown, never zero"):
        page.write_dl(_rows(kind.properties))
    with page.section("As in every note"):
        page.write_dl(_rows(kind.common))
    offered = {wanted.offers: ", ".join(_offered(wanted)) for wanted in kind.properties if wanted.offers}
    if offered:
        with page.section("Words on offer, any other is as welcome"):
            page.write_dl(list(offered.items()))
    with page.section("Its template asks, and each may stay open"):
        for prompt in prompts(kind):
            page.write_text(prompt)
    return page.getvalue()


def _rows(properties: tuple["Property", ...]) -> list[tuple[str, str]]:
    return [(wanted.name, f"{wanted.prose} – {fits(wanted)}") for wanted in properties]


def _offered(wanted: "Property") -> tuple[str, ...]:
    from vaultkit.records.words import shipped  # noqa: PLC0415 - see vaultkit.cli.vault

    return shipped().offered(wanted.offers) if wanted.offers else ()


# As JSON.


def _json(every: tuple["Kind", ...]) -> str:
    from vaultkit.cli.shapes import as_json  # noqa: PLC0415 - see vaultkit.cli.vault
    from vaultkit.cli.shapes.kinds import Kinds  # noqa: PLC0415

    return as_json(Kinds(tuple(map(_shape, every))))


def _shape(kind: "Kind") -> "shapes.Kind":
    from vaultkit.cli.shapes import kinds as shapes  # noqa: PLC0415 - see vaultkit.cli.vault

    path, setting = place(kind)
    properties = tuple(
        shapes.Property(p.name, p.type.words, p.type.allowed, p.type.many, p.bold, _offered(p), p.prose)
        for p in (*kind.properties, *kind.common)
    )
    return shapes.Kind(kind.name, kind.what, kind.template, path, setting, kind.named or None, properties)
