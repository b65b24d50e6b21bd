from vaultkit.notes.dated_names import DatedNames, dated_names


def test_days_below_one_folder_are_told_by_their_form():
    paths = [f"journals/2026/03/2026_03_0{day}.md" for day in range(1, 8)]
    assert dated_names([*paths, "pages/2026-03-01.md", "x.md"]) == [DatedNames("journals", "YYYY_MM_DD", 7)]


def test_a_handful_is_nothing():
    assert dated_names(f"2026-03-0{day}.md" for day in range(1, 5)) == []


def test_most_come_first_and_the_root_has_no_folder():
    days = [f"2026-03-{day:02}.md" for day in range(1, 10)] + [f"a/0{day}.03.2026.md" for day in range(1, 7)]
    first, second = dated_names(days)
    assert (first.path, second.path) == ("YYYY-MM-DD", "a/DD.MM.YYYY")
