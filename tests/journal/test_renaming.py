"""A trigger gets another name, in every note that names it and in no other."""

import os
import shutil
from contextlib import suppress

import pytest

from vaultkit.errors import RequestWrong
from vaultkit.journal import carrying, moving
from vaultkit.journal.renaming import carry_out, plan_alias, plan_rename
from vaultkit.vault import write

FOLDER = "Journal/2026/03"
OWN = "Patterns/Themes/Plans changed late.md"
LATE = "Patterns/Themes/Late plans.md"


def day(number, kind="Reflection"):
    return f"{FOLDER}/2026-03-{number:02d} {kind}.md"


def rename(desk, old="Plans changed late", new="Late plans", plan=plan_rename):
    journal = desk.journal()
    renaming = plan(journal, old, new)
    return carry_out(journal, renaming), renaming


@pytest.fixture
def desk(desk):
    """Two days with the trigger and one without."""
    desk.write(day(2), "It moved again. #trigger/plans-changed-late\n")
    desk.write(day(3), '---\nkind: reflection\ntriggers: ["[[Plans changed late]]", b]\n---\r\nlate\r\n')
    desk.write(day(4), "Plans changed late, and that was fine.\n")
    return desk


def themes(desk):
    return {theme.name: len(theme.days) for theme in desk.journal().history.triggers.values()}


def test_every_tier_gets_the_name_and_the_page_follows(desk):
    desk.write(
        day(1, "Episode"), '---\nkind: episode\nday: 2026-03-01\ntrigger: "[[Plans changed late]]"\n---\n'
    )
    desk.refresh()
    before = desk.tree(FOLDER)
    report, renaming = rename(desk)
    assert renaming.notes == [day(1, "Episode"), day(2), day(3)] == sorted(report.changed)
    assert desk.read(day(2)) == "It moved again. #trigger/late-plans\n"
    assert desk.read(day(3)) == '---\nkind: reflection\ntriggers: ["[[Late plans]]", b]\n---\r\nlate\r\n'
    assert desk.read(day(4)).encode() == before[day(4)]
    assert desk.refresh().retired == [OWN]
    assert "# Late plans" in desk.read(LATE)
    assert desk.refresh().wrote == 0
    kept = {entry.path: desk.journal().recovery.read(entry) for entry in desk.journal().recovery.entries()}
    assert all(kept[path] == before[path] for path in renaming.notes)


def test_a_note_of_ones_own_moves_with_its_words_aliases_and_regions(desk):
    text = (
        "---\r\nkind: trigger\r\naliases: [Moved again]\r\n---\r\nMine, see [[Plans changed late#Why]].\r\n"
    )
    region = "<!-- vaultkit:begin theme -->\r\n<!-- vaultkit:end theme -->\r\n"
    desk.write(OWN, text + region)
    desk.write(
        "Projects/Else.md",
        "See [[Plans changed late]] and [so](../Patterns/Themes/Plans%20changed%20late.md).",
    )
    desk.write(day(5), "#trigger/moved-again and [[Plans changed late]]\n")
    desk.refresh()
    before = desk.read(OWN)
    rename(desk)
    assert not (desk.root / OWN).exists()
    assert desk.read(LATE) == before.replace("[[Plans changed late#Why]]", "[[Late plans#Why]]")
    assert desk.read("Projects/Else.md") == "See [[Late plans]] and [so](../Patterns/Themes/Late%20plans.md)."
    assert desk.read(day(5)) == "#trigger/moved-again and [[Late plans]]\n"
    desk.refresh()
    assert "# Late plans\r\n" in desk.read(LATE)
    assert themes(desk)["Late plans"] == 3
    assert desk.refresh().wrote == 0
    desk.run("recover", OWN)
    assert desk.read(OWN) == before


def test_private_notes_are_not_there(desk):
    desk.write("vaultkit.toml", 'private = ["Diary"]\n')
    desk.write(OWN, "---\nkind: trigger\n---\n")
    places = ("Diary/2026-03-05 x.md", day(6), "Plain.md", "Quiet.md")
    texts = (
        "[[Plans changed late]] #trigger/plans-changed-late\n",
        "#unsafe #trigger/plans-changed-late [[Plans changed late]]\n",
        "---\nprivate: true\n---\n[[Plans changed late]]\n",
        "#unsafe [[Plans changed late]]\n",
    )
    for place, text in zip(places, texts, strict=True):
        desk.write(place, text)
    _, renaming = rename(desk)
    assert tuple(desk.read(place) for place in places) == texts
    assert "Private notes were not looked at." in renaming.said
    assert not {*places} & {*renaming.notes}


def test_templates_ignored_notes_and_other_vaults_tags_stay(desk):
    desk.write(".obsidian/app.json", '{"userIgnoreFilters": ["Archive/"]}')
    desk.write(OWN, "---\nkind: trigger\n---\n")
    places = ("Templates/vaultkit/Mine.md", "Archive/Old.md", "x.sync-conflict-20260304-200000-ABCDEFG.md")
    for place in places:
        desk.write(place, "[[Plans changed late]]\n")
    desk.write("Garden.md", "#trigger/plans-changed-late, somebody else's tag\n")
    rename(desk)
    assert {desk.read(place) for place in places} == {"[[Plans changed late]]\n"}
    assert desk.read("Garden.md") == "#trigger/plans-changed-late, somebody else's tag\n"


def test_a_page_in_which_a_person_wrote_moves_with_their_words(desk):
    desk.refresh()
    desk.write(OWN, desk.read(OWN) + "\nMy own words.\n")
    desk.write("Else.md", "[[Patterns/Themes/Plans changed late|Plans changed late]]\n")
    rename(desk)
    desk.refresh()
    assert not (desk.root / OWN).exists()
    assert 'theme: "[[Late plans]]"' in desk.read(LATE)
    assert desk.read(LATE).endswith("\nMy own words.\n")
    assert "# Late plans" in desk.read(LATE)
    assert desk.read("Else.md") == "[[Patterns/Themes/Late plans|Late plans]]\n"
    assert desk.refresh().wrote == 0


def test_a_page_beside_a_note_without_regions_follows_it(desk):
    desk.write("Triggers/Plans changed late.md", "---\nkind: trigger\n---\nMine.\n")
    desk.refresh()
    page = "Patterns/Themes/Plans changed late (patterns).md"
    desk.write("Else.md", "[[Plans changed late (patterns)|p]] [[Plans changed late]]\n")
    assert desk.read(page)
    rename(desk)
    desk.refresh()
    assert desk.read("Triggers/Late plans.md") == "---\nkind: trigger\n---\nMine.\n"
    assert "# Late plans" in desk.read("Patterns/Themes/Late plans (patterns).md")
    assert not (desk.root / page).exists()
    assert desk.read("Else.md") == "[[Late plans (patterns)|p]] [[Late plans]]\n"


def test_a_name_that_is_there_already_becomes_one_with_it(desk):
    desk.write(day(5), "#trigger/late-plans\n")
    desk.write("Triggers/Late plans.md", "---\nkind: trigger\naliases: [Moved]\n---\n")
    desk.refresh()
    desk.write("Else.md", "[[Patterns/Themes/Plans changed late|so]]\n")
    _, renaming = rename(desk, new="moved")
    assert renaming.new == "Late plans"
    assert any("1 day" in said for said in renaming.said)
    assert renaming.is_alias_gentler
    assert desk.read(day(3)).count("[[Late plans]]") == 1
    desk.refresh()
    assert themes(desk)["Late plans"] == 3
    assert desk.read("Else.md") == "[[Triggers/Late plans|so]]\n"


def test_an_own_note_takes_the_place_of_the_new_names_page(desk):
    for number in (5, 6):
        desk.write(day(number), "#trigger/late-plans\n")
    desk.write(OWN, "---\nkind: trigger\n---\nMine.\n")
    desk.refresh()
    page = desk.read(LATE)
    rename(desk)
    assert desk.read(LATE) == "---\nkind: trigger\n---\nMine.\n"
    assert [desk.journal().recovery.read(e).decode() for e in desk.journal().recovery.entries(LATE)] == [page]


def test_two_notes_of_a_persons_own_are_not_made_one(desk):
    for path in (OWN, LATE):
        desk.write(path, "---\nkind: trigger\n---\nMine.\n")
    before = desk.tree()
    for plan in (plan_rename, plan_alias):
        with pytest.raises(RequestWrong) as told:
            rename(desk, plan=plan)
        assert desk.tree() == before
        assert f"keep into {LATE}" in told.value.help
        assert "--alias" not in told.value.help
    (desk.root / OWN).unlink()
    rename(desk, plan=plan)
    rename(desk)
    assert themes(desk)["Late plans"] == 2


def test_a_place_that_is_taken_is_left(desk):
    desk.write(OWN, "---\nkind: trigger\n---\n")
    desk.write(LATE, "A note about something else.\n")
    with pytest.raises(RequestWrong, match="cannot become"):
        rename(desk)


def test_an_own_note_with_no_namesake_is_offered_the_plain_rename(desk):
    desk.write(OWN, "---\nkind: trigger\n---\n")
    with pytest.raises(RequestWrong, match="note of its own") as told:
        rename(desk, plan=plan_alias)
    assert told.value.help == "Without --alias that note is renamed."
    rename(desk)
    assert (desk.root / LATE).exists()


LEADING = [
    ("Board.canvas", '{"nodes":[{"type":"file","file":"Triggers/Plans changed late.md"}]}'),
    ("Maps/Board.canvas", '{"nodes":[{"text":"see [[plans changed late|so]]"}]}'),
    ("x.canvas", '{"nodes":[{"text":"[so](Triggers/Plans%20changed%20late.md)"}]}'),
    ("All.base", 'filters: file.hasLink("Plans changed late")'),
]


@pytest.mark.parametrize(("place", "text"), LEADING)
def test_a_board_that_leads_to_the_note_is_named_and_stays(desk, place, text):
    desk.write("Triggers/Plans changed late.md", "---\nkind: trigger\n---\n")
    desk.write(place, text)
    desk.write("Other.canvas", '{"nodes":[{"text":"Plans changed late, and [[Plans changed later]]"}]}')
    desk.write("Diary/Board.canvas", text)
    desk.write("vaultkit.toml", 'private = ["Diary"]\n')
    _, renaming = rename(desk)
    assert [said for said in renaming.said if "anvas" in said] == [
        f"Canvas and base files are not changed; these lead to it: {place}."
    ]
    assert desk.read(place) == text


def test_a_board_whose_name_is_not_utf8_can_be_printed(desk):
    desk.write("Triggers/Plans changed late.md", "---\nkind: trigger\n---\n")
    desk.write(os.fsdecode(b"caf\xe9.canvas"), LEADING[0][1])
    _, renaming = rename(desk)
    assert any(said.endswith("lead to it: caf\\udce9.canvas.") for said in renaming.said)


def test_of_boards_that_lead_elsewhere_nothing_is_said(desk):
    desk.write("Other.canvas", '{"nodes":[{"text":"Plans changed late"}]}')
    assert not any("anvas" in said for said in rename(desk)[1].said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("Plans chnged late", "Late plans", 'Did you mean "Plans changed late"'),
        ("Nothing like it", "Late plans", "No trigger is called"),
        ("Plans changed late", "Mum's call", "a tag cannot hold"),
        ("Plans changed late", "a|b", "cannot be a trigger's name"),
        ("Plans changed late", "???", "cannot be a trigger's name"),
        ("Plans changed late", " ", "what is it to be called"),
        ("Moved", "Late plans", 'is another name of "Criticism"'),
    ],
)
def test_a_name_that_does_not_fit(desk, old, new, said):
    desk.write("Triggers/Criticism.md", "---\nkind: trigger\naliases: [Moved]\n---\n")
    before = desk.tree()
    with pytest.raises(RequestWrong) as told:
        rename(desk, old, new)
    assert said in str(told.value)
    assert desk.tree() == before


def test_only_the_spelling_changes(desk):
    desk.write(day(5), "---\nkind: reflection\ntriggers: [plans changed late]\n---\n")
    desk.write(day(1), "---\nkind: reflection\ntriggers: [Plans Changed late]\n---\n")
    desk.refresh()
    assert desk.read("Patterns/Themes/Plans Changed late.md")
    rename(desk, new="Plans changed late")
    desk.refresh()
    assert "[Plans changed late]" in desk.read(day(5))
    assert "# Plans changed late" in desk.read(OWN)
    assert list(desk.tree("Patterns/Themes")) == [OWN]
    assert desk.refresh().wrote == 0


def test_the_spelling_of_an_own_note(desk):
    desk.write("Triggers/plans changed Late.md", "---\nkind: trigger\n---\n")
    rename(desk)
    assert list(desk.tree("Triggers")) == ["Triggers/Late plans.md"]
    rename(desk, "late plans", "LATE plans")
    assert list(desk.tree("Triggers")) == ["Triggers/LATE plans.md"]
    assert "[[LATE plans]]" in desk.read(day(3))


@pytest.mark.parametrize(
    ("new", "home"), [("Late plans", "Late plans.md"), ("plans changed LATE", "plans changed LATE.md")]
)
@pytest.mark.parametrize("more", ["", "See [[Plans changed late#Why]].\n"])
def test_an_own_note_stays_as_private_and_as_old_as_it_was(desk, new, home, more):
    place = desk.write("Triggers/Plans changed late.md", f"---\nkind: trigger\n---\nMine.\n{more}")
    place.chmod(0o600)
    os.utime(place, ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000))
    rename(desk, new=new)
    assert list(desk.tree("Triggers")) == [f"Triggers/{home}"]
    status = place.with_name(home).stat()
    assert status.st_mode & 0o777 == 0o600
    assert bool(more) or status.st_mtime_ns == 1_700_000_000_000_000_000


@pytest.mark.parametrize("new", ["Late plans", "plans changed LATE"])
@pytest.mark.parametrize("home", ["Triggers/Plans changed late.md", OWN], ids=["own note", "page"])
def test_stopped_before_any_step_the_same_command_finishes_it(desk, monkeypatch, home, new):
    desk.write("Triggers/Plans changed late.md", "---\nkind: trigger\n---\nSee [[Plans changed late]].\n")
    if home == OWN:
        (desk.root / "Triggers/Plans changed late.md").unlink()
    desk.refresh()
    if home == OWN:
        desk.write(OWN, desk.read(OWN) + "\nMy own words.\n")
    desk.write("Else.md", f"[[Plans changed late]] [[{home.removesuffix('.md')}|so]]\n")
    start, plain, ends = desk.tree(), write.apply, []
    for steps in range(20):
        shutil.rmtree(desk.root)
        for path, data in start.items():
            desk.write(path, data)
        left = iter(range(steps))

        def step(*given, left=left):
            if next(left, None) is None:
                raise Stopped
            return plain(*given)

        with monkeypatch.context() as patch, suppress(Stopped):
            patch.setattr(carrying, "apply", step)
            patch.setattr(moving, "apply", step)
            rename(desk, new=new)
            break
        rename(desk, new=new)
        desk.refresh()
        ends.append(desk.tree())
    assert len(ends) > 3
    assert all(end == ends[0] for end in ends)
    assert not any("Plans changed late" in path for path in ends[0])


@pytest.mark.parametrize("new", ["Late plans", "plans changed LATE"])
def test_a_note_that_has_both_names_after_a_kill_is_one_note(desk, new):
    desk.write("Triggers/Plans changed late.md", "---\nkind: trigger\n---\nMine.\n")
    desk.write("Else.md", "[[Plans changed late]]\n")
    os.link(desk.root / "Triggers/Plans changed late.md", desk.root / f"Triggers/{new}.md")
    rename(desk, new=new)
    assert list(desk.tree("Triggers")) == [f"Triggers/{new}.md"]
    assert desk.read("Else.md") == f"[[{new}]]\n"


class Stopped(BaseException):
    """As a kill: nothing that comes after it is done."""


def test_a_note_saved_in_between_stays_and_is_told(desk):
    journal = desk.journal()
    renaming = plan_rename(journal, "Plans changed late", "Late plans")
    theirs = "Typed meanwhile. #trigger/plans-changed-late\n"
    desk.write(day(2), theirs)
    report = carry_out(journal, renaming)
    assert (report.changed, report.left) == ([day(3)], [day(2)])
    assert desk.read(day(2)) == theirs
    report, _ = rename(desk)
    assert report.changed == [day(2)]


@pytest.mark.parametrize("place", [day(3), "Else.md"])
def test_after_a_note_was_saved_in_between_its_links_follow_the_next_time(desk, place):
    desk.write("Triggers/Plans changed late.md", "---\nkind: trigger\n---\nMine.\n")
    for path in (day(3), "Else.md"):
        desk.write(path, "---\ntriggers: [Plans changed late]\n---\nSee [[Plans changed late]].\n")
    journal = desk.journal()
    renaming = plan_rename(journal, "Plans changed late", "Late plans")
    desk.write(place, desk.read(place) + "Typed meanwhile.\n")
    assert carry_out(journal, renaming).left == [place]
    rename(desk)
    assert list(desk.tree("Triggers")) == ["Triggers/Late plans.md"]
    assert desk.read(day(3)).startswith("---\ntriggers: [Late plans]\n---\nSee [[Late plans]].\n")
    assert "See [[Late plans]].\n" in desk.read("Else.md")
    assert desk.read(place).endswith("Typed meanwhile.\n")


@pytest.mark.parametrize("new", ["Late plans", "plans changed LATE"])
def test_an_own_note_saved_in_between_stops_everything(desk, new):
    desk.write(OWN, "---\nkind: trigger\n---\n")
    journal = desk.journal()
    renaming = plan_rename(journal, "Plans changed late", new)
    desk.write(OWN, "---\nkind: trigger\n---\nTyped meanwhile.\n")
    before = desk.tree()
    report = carry_out(journal, renaming)
    assert (report.changed, report.left) == ([], [OWN])
    assert desk.tree() == before


def test_a_page_that_made_room_comes_back_if_the_note_stays(desk):
    for number in (5, 6):
        desk.write(day(number), "#trigger/late-plans\n")
    desk.write(OWN, "---\nkind: trigger\n---\n")
    desk.refresh()
    journal = desk.journal()
    renaming = plan_rename(journal, "Plans changed late", "Late plans")
    desk.write(OWN, "---\nkind: trigger\n---\nTyped meanwhile.\n")
    before = desk.tree()
    assert carry_out(journal, renaming).left == [OWN]
    assert desk.tree() == before


def test_a_link_that_leads_to_nothing_follows_the_name(desk):
    desk.write("Triggers/Late plans.md", "---\nkind: trigger\n---\n")
    desk.write("Else.md", "[[Plans changed late]] [[Triggers/Plans changed late|so]] [[Plans]]\n")
    rename(desk)
    assert desk.read("Else.md") == "[[Late plans]] [[Triggers/Late plans|so]] [[Plans]]\n"


def test_what_cannot_be_changed_by_itself_is_named_and_the_rest_goes_on(desk):
    desk.write(day(6), "---\nkind: reflection\ntriggers: >\n  Plans changed\n  late\n---\n")
    _, renaming = rename(desk)
    assert [(problem.path, problem.line) for problem in renaming.left] == [(day(6), 3)]
    assert "late-plans" in desk.read(day(2))


def test_a_name_in_escapes_is_named_too(desk):
    desk.write(day(6), '---\nkind: reflection\ntriggers: ["Caf\\u00e9 row"]\n---\n')
    desk.write(day(7), "#trigger/café-row\n")
    report, renaming = rename(desk, "Café row", "Loud row")
    assert [(problem.path, problem.line) for problem in renaming.left] == [(day(6), 3)]
    assert report.changed == [day(7)]


def test_a_tag_in_the_plural_is_one_too(desk):
    desk.write(day(5), "---\ntags: [triggers/plans-changed-late]\n---\n#triggers/plans-changed-late\n")
    rename(desk)
    assert desk.read(day(5)) == "---\ntags: [triggers/late-plans]\n---\n#triggers/late-plans\n"
    assert themes(desk)["Late plans"] == 3


def test_an_alias_touches_one_note(desk):
    desk.write("Triggers/Late plans.md", "---\nkind: trigger\naliases:\n  - Moved\n---\nMine.\n")
    before = desk.tree()
    report, renaming = rename(desk, plan=plan_alias)
    assert report.changed == renaming.notes == ["Triggers/Late plans.md"]
    text = "---\nkind: trigger\naliases:\n  - Moved\n  - Plans changed late\n---\nMine.\n"
    assert desk.tree() == before | {"Triggers/Late plans.md": text.encode()}
    assert themes(desk)["Late plans"] == 2
    assert rename(desk, plan=plan_alias)[1].is_nothing


def test_an_alias_makes_the_new_names_note_if_there_is_none(desk):
    desk.refresh()
    report, _ = rename(desk, plan=plan_alias)
    assert report.made == [LATE]
    assert themes(desk)["Late plans"] == 2
    desk.refresh()
    assert "# Late plans" in desk.read(LATE)
    assert not (desk.root / OWN).exists()
    assert desk.refresh().wrote == 0


def test_an_alias_can_be_written_out_later(desk):
    rename(desk, plan=plan_alias)
    desk.write(day(5), "See [[Plans changed late]].\n")
    _, renaming = rename(desk)
    assert renaming.notes == [day(2), day(3), day(5)]
    assert desk.read(day(5)) == "See [[Late plans]].\n"


def test_a_note_with_a_namesake_keeps_links_without_a_folder(desk):
    desk.write("Triggers/Plans changed late.md", "---\nkind: trigger\n---\n")
    desk.write("Projects/Plans changed late.md", "A project.\n")
    desk.write("Else.md", "[[Plans changed late]] [[Triggers/Plans changed late]]\n")
    _, renaming = rename(desk)
    assert desk.read("Else.md") == "[[Plans changed late]] [[Triggers/Late plans]]\n"
    assert any("without a folder" in said for said in renaming.said)


def test_pages_of_that_name_about_something_else_stay_what_they_are(desk):
    desk.write("N/Rest.md", "---\nkind: trigger\n---\nMine.\n")
    for number in (5, 6, 7):
        said = "triggers: [Rest]\nneeds: [rest]\nfeelings: [rest]\npeople: [Rest]\n"
        desk.write(day(number), f"---\nkind: reflection\n{said}---\n")
    desk.refresh()
    need = "Patterns/Themes/Needs/Rest (patterns).md"
    desk.write(need, desk.read(need) + "\nSee [[Rest]].\n")
    before = desk.pages()
    rename(desk, "Rest", "Quick")
    desk.refresh()
    others = ("Needs/Rest (patterns)", "Feelings/Rest (patterns)", "People/Rest (patterns)")
    for page in (f"Patterns/Themes/{other}.md" for other in others):
        assert 'theme: "[[Rest]]"' in before[page].decode()
        assert 'theme: "[[Rest]]"' in desk.read(page)
    assert desk.read(need).endswith("\nSee [[Quick]].\n")
    assert len(desk.journal().history.themes["need"]["rest"].days) == 3
    assert themes(desk)["Quick"] == 3
    assert 'theme: "[[Quick]]"' in desk.read("Patterns/Themes/Quick (patterns).md")
    assert desk.refresh().wrote == 0


def test_an_own_note_that_is_the_page_without_saying_a_kind_gets_the_name(desk):
    desk.write("Plans changed late.md", "Mine.\n<!-- vaultkit:begin theme -->\n<!-- vaultkit:end theme -->\n")
    desk.refresh()
    said = desk.run("rename", "trigger", "Plans changed late", "Late plans", "--yes")
    assert said.exit_code == 0, said.output
    assert not (desk.root / "Plans changed late.md").exists()
    assert desk.read("Late plans.md").startswith("Mine.\n")
    assert themes(desk)["Late plans"] == 2
    assert desk.refresh().wrote == 0


def test_no_other_note_is_advised_to_become_a_triggers(desk):
    desk.write("N/Late plans.md", "---\nkind: person\n---\n")
    with pytest.raises(RequestWrong) as told:
        rename(desk, plan=plan_alias)
    assert told.value.what == "N/Late plans.md is there, and is a person's note."
    assert "kind: trigger" not in told.value.help
