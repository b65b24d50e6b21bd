"""Every link on every page leads where it says: in Obsidian, and for any editor that reads Markdown."""

import shutil
from pathlib import Path
from unicodedata import normalize

import pytest

from tests import linkcheck

EXAMPLE = Path(__file__).parents[2] / "examples/vault"
NAMES = (
    *("我的笔记", "ночь с 5 на 6", "رسالة متأخرة", "บันทึก ประจำวัน", "日記 ２０２６"),
    *("v1.2 notes", "05.03.2026", "Walk.png", "Twice.md", "and then ... so", "A.B. Hart"),
    *("(round) brackets", "[square] brackets", "a]]b", "{curly}", "<b>bold", "tick ` tock `"),
    *(
        "🌀 emoji 👩‍👩‍👧",
        "50% of it",
        "100%20 sure",
        "%% hidden %%",
        "Mum & Dad",
        "R&copy;D",
        "a+b=c, d;e @ $5",
    ),
    *(
        'say "yes"',
        "it's",
        "what now?",
        "half: past",
        "C# is",
        "up^there",
        "a|b",
        "back\\slash",
        "star*dust_",
    ),
    *("no\u00a0break", "~tilde", "-dash-", "!bang", "slow-reply_now"),
    *(normalize("NFD", "Café münchen"), normalize("NFD", "が ぎ"), "Straße", "İstanbul"),
    *("Twin", "twin", "TWIN"),
    *(" leading", "trailing ", "tab\tbed"),
)
FOLDERS = ("Journal", "Journal/Work", "Äußeres/" + normalize("NFD", "Été"))


def places():
    """Every name in two of the folders."""
    return [
        f"{FOLDERS[(number + turn) % len(FOLDERS)]}/{name}.md"
        for turn in (0, 1)
        for number, name in enumerate(NAMES)
    ]


def episode(day, name, text=""):
    called = " ".join(name.split()).replace('"', "'").replace("\\", "")
    # A name that no link can spell is a theme's as well as any other; but its page cannot link to that note.
    told = (
        f'trigger: "{called}"\npeople: ["{called}"]\n' if called == name.replace('"', "'") else "trigger: x\n"
    )
    return f"---\nkind: episode\nday: {day}\n{told}feelings: [sad]\ndistress: 5\n---\n- so #lesson\n#rift/a {text}\n"


@pytest.fixture(params=["wikilink", "markdown"])
def vault(desk, request):
    """Every name in two of three folders, each on a day of its own, and what happened there called so, too."""
    desk.write("vaultkit.toml", f'links = "{request.param}"\n')
    desk.hour = "2026-06-30T23:00"
    for number, path in enumerate(places()):
        day = f"2026-{1 + number // 25:02d}-{1 + number % 25:02d}"
        desk.write(path, episode(day, Path(path).stem))
    return desk


def test_the_example(tmp_path):
    shutil.copytree(EXAMPLE, tmp_path / "vault")
    assert len(linkcheck.follow(tmp_path / "vault")) > 1000
    assert linkcheck.broken(tmp_path / "vault") == []


def test_the_example_with_markdown_links(desk):
    shutil.rmtree(desk.root)
    shutil.copytree(EXAMPLE, desk.root, ignore=shutil.ignore_patterns("Patterns"))
    desk.write("vaultkit.toml", 'links = "markdown"\n')
    desk.refresh()
    assert len(linkcheck.follow(desk.root)) > 1000
    assert linkcheck.broken(desk.root) == []


def test_names_of_every_sort(vault):
    report = vault.refresh()
    assert report.is_up_to_date
    assert report.refused == {}
    reached = {each.disk for each in linkcheck.follow(vault.root)}
    assert set(places()) - reached == set()
    assert linkcheck.broken(vault.root) == []
    assert vault.refresh().wrote == 0


def test_namesakes_in_folders_above_and_below(vault):
    """A page's own name at the top of the vault, beside the pages, and below them."""
    folders = ("", "Patterns", "Patterns/Themes", "Patterns/Themes/Patterns/2026", "Journal/Patterns/2026")
    for number, place in enumerate(folders):
        for name in ("Patterns", "2026-W02 Patterns", "Sam", "2026-06-30 Reflection"):
            if not (vault.root / place / f"{name}.md").exists():
                day = f"2026-06-{10 + number}"
                vault.write(f"{place}/{name}.md".lstrip("/"), episode(day, name))
    vault.refresh()
    assert linkcheck.broken(vault.root) == []


def test_what_leads_nowhere_is_found(vault):
    vault.refresh()
    page = next(path for path in vault.pages() if path.endswith("W02 Patterns.md"))
    gone = next(each for each in linkcheck.follow(vault.root) if each.page == page and "Journal" in each.disk)
    (vault.root / gone.disk).unlink()
    assert any(gone.typed in line for line in linkcheck.broken(vault.root))
