from datetime import date

import pytest

FATHER = "=== P/Father\n---\nkind: person\naliases: [Dad, Papa]\n---\n"


def quiet(journal, text, day=date(2026, 3, 31)):
    return journal(text).history.not_safe(day)


def repair(*lines, name="2026-03-05 Repair", text=""):
    front = "\n".join(("kind: repair", *lines))
    return f"=== {name}\n---\n{front}\n---\n{text}\n"


def test_a_repair_that_does_not_say_when_its_rift_began(journal):
    text = repair("repair_status: not safe", "people: [Dad]", text="#rift/dinner")
    assert quiet(journal, text, date(2026, 3, 4)) == frozenset()
    assert quiet(journal, text, date(2026, 3, 5)) == {"dad", "dinner", "2026 03 05 repair"}
    assert quiet(journal, repair("repair_status: not safe", "people: [Dad]", name="N/Us"), date.min) == {
        "dad",
        "us",
    }


@pytest.mark.parametrize("began", ["", "ruptured_on: 2026-03-05"])
def test_whom_the_episode_of_a_repair_names(journal, began):
    text = repair("repair_status: not safe", 'episode: "[[2026-03-04 Episode]]"', began)
    text += "=== 2026-03-04 Episode\n---\npeople: [Dad]\n---\n"
    assert quiet(journal, text) == {"dad", "2026 03 05 repair", "2026 03 04 episode"}


def test_a_repair_whose_tag_says_it(journal):
    assert "dad" in quiet(journal, repair("people: [Dad]", text="#repair/dinner/not-safe"))
    assert "dad" not in quiet(journal, repair("people: [Dad]", text="#repair/dinner/let-go"))


def test_a_rift_that_is_called_as_somebody_is_about_them(journal):
    text = FATHER + "=== 2026-03-05\n#rift/dad\n=== 2026-03-06\n#repair/dad/not-safe\n"
    assert quiet(journal, text) == {"dad", "father"}


@pytest.mark.parametrize("front", ["", '---\nrepairs: ["sam/not safe"]\n---\n'])
def test_an_ending_without_a_beginning(journal, front):
    text = f"=== 2026-03-05\n{front}{'' if front else '#repair/sam/not-safe'}\n"
    assert quiet(journal, text, date(2026, 3, 4)) == frozenset()
    assert quiet(journal, text, date(2026, 3, 5)) == {"sam"}
    assert quiet(journal, text.replace("not safe", "let go").replace("not-safe", "let-go")) == frozenset()


def test_an_ending_that_leads_to_a_repairs_note(journal):
    text = (
        repair("people: [Dad]", name="N/Our talk") + '=== 2026-03-05\n---\nrepairs: ["our talk/not safe"]\n'
    )
    assert quiet(journal, text + "---\n") == {"dad", "our talk"}


@pytest.mark.parametrize(
    "front",
    [
        "kind: boundary\nboundary_status: crossed",
        "kind: repair\nrepair_status: not safe",
        "kind: repair\nrepair_status: not safe\nruptured_on: 2026-03-05",
    ],
)
def test_where_nobody_is_named_those_whose_note_the_text_links(journal, front):
    note = f"=== 2026-03-05 x\n---\n{front}\n{{}}---\n[[Papa|he]] called during [[Some film]]\n"
    found = quiet(journal, FATHER + note.format(""))
    assert {"papa", "father"} <= found
    assert "some film" not in found
    assert "father" not in quiet(journal, FATHER + note.format("people: [Kit]\n"))


def test_a_slip_in_not_safe_is_none_for_who_is_quiet(journal):
    assert "dad" in quiet(journal, repair("repair_status: not saef", "people: [Dad]"))
    crossed = "=== N/x\n---\nkind: boundary\nboundary_status: crosed\npeople: [Dad]\n---\n"
    assert quiet(journal, crossed) == {"dad"}
