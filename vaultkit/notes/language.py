"""In which language the dates of a vault's file names are written, where the setting names another one."""

import re
from collections.abc import Iterable

from vaultkit.notes.calendar import ISO, WeekRule
from vaultkit.notes.locales import LOCALES
from vaultkit.notes.pathformat import PathFormat

_DIGIT = re.compile("[0-9]")


def locale_of(paths: Iterable[str], form: str, rule: WeekRule = ISO, locale: str = "en") -> str | None:
    """The one of LOCALES in which a format reads the most of these paths as days; None if ``locale`` does as well.

    Of languages that read as many, such as Danish and Norwegian, the first in LOCALES. Nothing is looked at twice for
    locales that write the format alike, so for `YYYY-MM-DD` nothing at all.
    """
    forms = {each: PathFormat(form, rule, each) for each in (locale, *LOCALES)}
    alike: dict[str, str] = {}
    for each, path_format in forms.items():
        alike.setdefault(path_format.reads[0], each)
    if len(alike) == 1:
        return None
    digits = min(forms[each].reads[1] for each in alike.values())
    known = [path for path in paths if len(_DIGIT.findall(path)) >= digits]  # not so most notes of a vault
    counts = {each: sum(forms[each].day_of(path) is not None for path in known) for each in alike.values()}
    best = max(counts, key=counts.__getitem__)  # the setting's own comes first
    return best if counts[best] > counts[locale] else None
