"""Notes of the many sorts that people keep, none of which is vaultkit's business."""

from datetime import date
from random import Random

from tests.foreign.tongues import Tongue

ENDS = ("\n", "\n", "\n", "", "\r\n", "\r", "\n\n\n", " ")
"""How a note ends, and which line endings it has."""

# Properties of people's daily notes that mean something of their own.
DAILY_PROPERTIES = (
    "mood: 7\nsleep: 6:40\nweather: ☔\n",
    "tags: daily\ndate: {day}\ncreated: {day}T07:12\n",
    "tags: [daily, {year}]\naliases: []\ncssclasses: [wide]\n",
    "tags:\n  - journal\n  - '#log'\nstatus: done\nprivate: false\n",
    'date: {{{{date}}}}\nweek: "[[{year}-W10]]"\n',
    "day: Thursday\nmood: [ok, tired]\nenergy: low\nsetting: office\npresence: remote\n",
    'kind: daily\ntype: daily\npeople:\n  - "[[{someone}]]"\n',
    "created: <% tp.file.creation_date() %>\nmodified: <% tp.date.now() %>\n",
    "habits:\n  - run\n  - read\nwritten: true\nvalue: 3\nbody: 71.4\n",
    "journal: Día\njournal-date: {day}\nweight: 70,4\nasked: 3\n",
    "id: {day}\ntitle: '{day}'\ndesc: ''\nupdated: 1660000000000\ncreated: 1660000000000\n",
    "publish: no\nsign-in: 11:58\nsign-out: 19:02\n",
    "rating:\nsteps: 10432\nexchange: 1.08\nperson:\n",
    "",
)

_BODY = (
    "## {word}\n\n- [ ] {line} 📅 {day}\n- [x] {line} ✅ {day}\n- [/] {line} #task\n\n{line}\n",
    "mood:: 7\nsleep:: [[bad]]\n(weather:: rain) and [energy:: 4]\n\n{line}\n",
    "# {day}\n\n> [!note]- {word}\n> {line}\n> - {line}\n\n{line} %% {line} %%\n",
    "<< [[{before}]] | [[{after}]] >>\n\n{line}[^1]\n\n[^1]: {line}\n",
    "| {word} | n |\n| --- | ---: |\n| {line} | 3 |\n| [[{someone}\\|x]] | 4 |\n",
    "```dataview\nTASK FROM #daily WHERE file.day = date({day})\n```\n\n{line}\n",
    "```dataviewjs\ndv.list(dv.pages('#trigger/none').map(p => p.kind))\n```\n{line}\n",
    "- 08:10 {line}\n\t- {line}\n\t\t- {line} ^abc123\n- 12:00 {line} https://example.org/#story/12\n",
    '{line}\n\n<div class="x" data-tag="#rift/none">{line}</div>\n\n{line}\n',
    "$$\n\\sum_{{i=1}}^n x_i\n$$\n{line} `#distress/99` $a_1$ #1984 #{year}\n",
    "- {line}\n  collapsed:: true\n\t- TODO {line}\n\t  :LOGBOOK:\n\t  CLOCK: [{day} Thu 10:00:00]\n\t  :END:\n",
    "~~~\n<!-- vaultkit:begin header -->\n<!-- vaultkit:end header -->\n~~~\n{line}\n",
    "What did you learn\n{line}\n\n***\n\n{line}\n",
)


def prose(chance: Random, tongue: Tongue, day: date, pieces: int) -> str:
    someone = chance.choice(tongue.people)
    words = {"day": f"{day}", "year": day.year, "someone": someone, "word": tongue.books}
    near = {"before": day.fromordinal(day.toordinal() - 1), "after": day.fromordinal(day.toordinal() + 1)}
    return "\n".join(
        chance.choice(_BODY).format(line=chance.choice(tongue.lines), **words, **near) for _ in range(pieces)
    )


def daily(chance: Random, tongue: Tongue, day: date, extra: str = "") -> bytes:
    """A person's day, in their own form."""
    head = chance.choice(DAILY_PROPERTIES).format(
        day=day, year=day.year, someone=chance.choice(tongue.people)
    )
    text = (f"---\n{head}---\n" if head or chance.random() < 0.1 else "") + prose(
        chance, tongue, day, chance.randint(0, 4)
    )
    text = f"{text.rstrip()}\n{extra}{chance.choice(('', chr(10)))}" if extra else text
    mark = "\ufeff" if chance.random() < 0.03 else ""
    return _with_ends(chance, mark + text).encode()


def _with_ends(chance: Random, text: str) -> str:
    end = chance.choice(ENDS)
    if "\r" in end:
        text = text.replace("\n", end)
    return text.rstrip("\r\n") + end


_SORTS = {
    "zettel": "{line} [[{other}]] #{tag}\n\n{body}\n\n---\n[[MOC {word}]]\n",
    "book": "---\nkind: book\nauthor: [[{someone}]]\nrating: 4/5\nstatus: reading\ndate: {day}\ntags: [book, {tag}]\nprivate: no\n---\n{body}",
    "meeting": "---\ntype: meeting\nkind: meeting\ndate: {day} 14:00\npeople: [{someone}]\ntags: meeting\nstatus: open\n---\n# {word}\n{body}",
    "person": '---\ntype: person\naliases: ["{someone}", x]\nbirthday: {day}\ntags: [people]\nmood: fine\ntrusted: very\n---\n{body}',
    "task": "- [ ] {line} 🔁 every week ⏫ 📅 {day}\n- [x] {line} [due:: {day}] [completion:: {day}]\n```tasks\nnot done\ngroup by filename\n```\n",
    "kanban": '---\n\nkanban-plugin: board\n\n---\n\n## To do\n\n- [ ] {line} @{{{day}}}\n\n\n## Done\n\n**Complete**\n- [x] {line}\n\n\n\n\n%% kanban:settings\n```\n{{"kanban-plugin":"board"}}\n```\n%%',
    "excalidraw": "---\n\nexcalidraw-plugin: parsed\ntags: [excalidraw]\n\n---\n==⚠  Switch to EXCALIDRAW VIEW ⚠==\n\n\n# Text Elements\n{line} ^aB3dE5\n\n%%\n# Drawing\n```compressed-json\nN4KAkARALgngDgUwgLgAQQQDwMYEMA2AlgCYBOuA7hADTgQBuCpAzoQPYB2KqATLZMzYBXUtiRoIACyhQ4zZAHoFAc0JRJQgEYA6bGwC2CgF7N6hbEcK4OCtptbErHALRY8RMpWdx8Q1TdIEfARcZgRmBShcZQUebTieGjoghH0EDihmbgBtcDBQMBKIEm4IAHUAYQA5AH0AGQBFAE4ACQAtAAkAcQBldPLIWEQKgDNAhE8qfjLMbmcAFniEgGZ\n```\n%%",
    "zotero": '---\ncitekey: x2024\ntitle: "{line}"\nauthors: [[{someone}]], [[Y]]\nyear: 2024\nkind: article\n---\n> [!cite] {line}\n\n%% begin annotations %%\n{body}\n%% end annotations %%\n\n%% Import Date: {day}T10:00:00.000+02:00 %%\n',
    "readwise": "# {word}\n\n![rw-book-cover](https://example.org/a.png)\n\n## Metadata\n- Author: [[{someone}]]\n- Category: #books\n\n## Highlights\n- {line} ([Location 12](https://example.org/x?a=1&b=2))\n",
    "recipe": "---\nkind: recipe\nserves: 4\ntime: 1:30\nbody: full\ntone: sweet\n---\n{body}",
    "moc": "# {word}\n\n- [[{other}]]\n- [[{someone}|{line}]]\n- ![[{other}#{word}]]\n- [x](<{other}.md>) [y](a%20b.md#c)\n",
    "dataview": '```dataview\nTABLE kind, date FROM "{word}" WHERE kind = "episode" SORT date DESC\n```\n`= this.kind` `$= dv.current().day`\n',
    "kinds": "---\nkind: {own}\ndate: {day}\npeople: 3\nday: Monday\ntriggers: 4\nstatus: x\n---\n{body}",
    "code": "```python\n# kind: episode\nkind: str = 'episode'  #trigger/none\n```\n\n    kind: repair\n    #rift/none\n\n{body}",
    "mermaid": "```mermaid\ngraph TD; A[{word}]-->B;\n```\n$$\\frac{{a}}{{b}}$$ {line}\n",
    "template": '<%* const d = tp.date.now("YYYY") %>\n---\nkind: <% tp.system.prompt("kind") %>\ndate: {{{{date}}}}\n---\n# {{{{title}}}}\n<% tp.file.cursor() %>\n',
    "secret": "---\nprivate: true\nkind: diary\n---\n{body}",
    "long": "{body}\n",
    "empty": "",
    "space": " \n\t\n",
    "bare-head": "---\ntags: {tag}",
    "no-yaml": "---\n{line}\n---\n{line}\n",
    "tags": "tags:: #{tag} #a/b/c #{year}-03 #-x #trigger #repair #lesson #distress/high\n{body}",
}
_OWN_KINDS = (
    "note",
    "idea",
    "project",
    "area",
    "log",
    "text",
    "podcast",
    "video",
    "commit",
    "report",
    "people",
    "sheets",
    "tasks",
)
SORTS = tuple(_SORTS)


def note(chance: Random, tongue: Tongue, sort: str, day: date, other: str) -> bytes:
    body = prose(chance, tongue, day, 1 if sort != "long" else 40)
    tag = tongue.books.replace(" ", "-")
    text = _SORTS[sort].format(
        line=chance.choice(tongue.lines),
        other=other,
        tag=tag,
        body=body,
        word=tongue.meetings,
        someone=chance.choice(tongue.people),
        own=chance.choice(_OWN_KINDS),
        day=day,
        year=day.year,
    )
    return _with_ends(chance, text).encode() if text else b""
