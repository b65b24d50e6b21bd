"""What decides how every note is read: the settings, Obsidian's settings, the templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import cast

from vaultkit.errors import NoVault, SettingsWrong
from vaultkit.notes.links import Style
from vaultkit.notes.pathformat import PathFormat
from vaultkit.notes.template import Template
from vaultkit.pages.places import PagePaths
from vaultkit.records.scaffold import Scaffold
from vaultkit.settings import FILE_NAME, Settings, load
from vaultkit.vault import files, obsidian, templates
from vaultkit.vault.rules import Rules
from vaultkit.vault.version import short


@dataclass(frozen=True)
class Sources:
    """``own`` are the person's edited templates by name, ``daily`` the one of their own daily notes, if they have one.

    Two that are equal read a vault the same way.
    """

    settings: Settings
    obsidian: obsidian.Obsidian
    own: Mapping[str, Template]
    daily: tuple[Template, ...]
    notices: tuple[str, ...]
    mark: str = ""
    """The same for the same settings and templates."""

    @property
    def templates(self) -> dict[str, Template]:
        return {**templates.shipped(), **self.own}

    @property
    def scaffold(self) -> Scaffold:
        own = {name: (template,) for name, template in self.own.items()}
        both = {name: (template, *own.get(name, ())) for name, template in templates.shipped().items()}
        return Scaffold({**both, "daily": self.daily})

    @property
    def style(self) -> Style:
        if self.settings.links == "auto":
            return "markdown" if self.obsidian.markdown_links else "wikilink"
        return cast("Style", self.settings.links)

    @property
    def pages(self) -> PagePaths:
        """How I got through and the Phrasebook stand beside the index."""
        settings = self.settings
        folder = PurePosixPath(settings.index_path).parent
        single = {"through": "How I got through", "phrasebook": "Phrasebook"}
        return PagePaths(
            {"week": settings.week, "month": settings.month, "quarter": settings.quarter},
            {"index": settings.index_path, **{kind: str(folder / name) for kind, name in single.items()}},
            settings.theme_folder,
        )

    @property
    def rules(self) -> Rules:
        settings, found = self.settings, self.obsidian
        template_places = [settings.templates_folder, found.templates_folder, found.daily_template]
        return Rules(
            settings.checkin,
            settings.reflection,
            PathFormat(found.daily, settings.rule) if found.daily else None,
            found.daily_folder,
            settings.journal,
            settings.private,
            tuple(place.strip("/").removesuffix(".md") for place in template_places if place),
            found.ignores,
        )


def read(root: Path) -> Sources:
    """Raises NoVault without vaultkit.toml, SettingsWrong if it does not fit."""
    found = files.read(root, FILE_NAME)
    if isinstance(found, files.Refused):
        raise SettingsWrong(f"{FILE_NAME} was not read: {found.reason}.", "Mend that, and try again.")
    if found is None:
        raise NoVault(
            f"{root} has no {FILE_NAME}, so vaultkit leaves it alone.",
            f'To begin here: vaultkit init "{root}"',
        )
    settings, theirs = load(found.data.decode("utf-8", "replace")), obsidian.read(root)
    own, notices = templates.own(root, settings.templates_folder)
    daily = templates.daily(root, theirs.daily_template)
    texts = (each.text for each in (*own.values(), *daily))
    mark = short(found.data.decode("utf-8", "surrogateescape"), repr(theirs), *own, *texts)
    return Sources(settings, theirs, own, daily, (*settings.warnings(), *theirs.notices, *notices), mark)
