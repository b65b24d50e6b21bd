"""Daily notes as they come: none says anything to vaultkit, and in most no parser of properties finds its way."""

HEADS = (
    "day: Thursday", "day: 64", "date: {{date}}", "date: last week", "date: 2026-02-30", "created: <% tp.file.creation_date() %>",
    "x: <% tp.x('a: b') %>", "<%* tR += 'a' %>", "{{yaml}}", "title: a: b", "x: @me", "x: `code`", "x: %d", "a: *b", "x:y", "x: [a, b",
    'x: "open', "x: ?", "x: - a", "- a\n- b", "just text", "...", "tags: [#a, #b]", "tags:: x", "aliases: [a,,b]", "links: [[a]], [[b]]",
    "x: 1\nx: 2", "Date: 1\ndate: 2", "kind: daily\nday: 5", "kind: test", "kind: index", "kind: week\nweek: 10", "habits: {run: true}",
    "tests: {unit: ok}", "people: {a: b}", "repairs:\n  car: 120", "commitments: 4", "needs: 3 eggs", "lessons: 2", "energy: low\nwarmth: cold",
    "pleasantness: high\nsetting: office\npresence: remote\nself_voice: x", "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> x", "\ta:\tb", "# only",
)  # fmt: skip
"""Properties, without their dashes."""

TAGS = (
    "#history/rome", "#habitat/garden", "#drift/car", "#feeding/baby", "#story/PROJ-12", "#stories/EPIC", "#inhabit/x", "#lesion/knee",
    "#tiger/x", "#stress/7", "#mistress/x", "#storey/2", "#reparo/coche", "#distress/high", "#need/milk", "#habit/gym", "#test/x", "#shift/night",
)  # fmt: skip

TEXTS = (
    "mood:: 7\nenergy:: low\npeople:: 5\n", "tests:: 3\n", "```\ndistress:: 99\n```\n", "`#distress/99`\n", "fn distress::new()\n",
    "<pre>\n<!-- vaultkit:begin header -->\n<!-- vaultkit:end header -->\n</pre>\n", "~~~\n<!-- vaultkit:begin open -->\n~~~\n",
    "text <!-- vaultkit:begin header --> inline\n", "\0\0\0", "\ufeff\ufeff# Twice marked\n", "a\u2028b\x0bc\x0cd\x85e\n", "word " * 30_000,
    "[" * 5000, "> " * 3000, "[x:: " * 4000, "## What did you learn\n",
)  # fmt: skip

BYTES = (
    "\ufeff---\nkind: book\n---\nÄ".encode("utf-16"), "Straße\n".encode("latin-1"), "日記\n".encode("shift_jis"), "дневник".encode("cp1251"),
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", b"\x89PNG\r\n\x1a\n\0\0", b"\xed\xa0\x80",
)  # fmt: skip

ALL: tuple[bytes, ...] = (
    *(f"---\n{head}\n---\nSome words.\n".encode() for head in HEADS),
    *(f"Some words {tag} more.\n- {tag}\n".encode() for tag in TAGS),
    *(text.encode() for text in TEXTS),
    *BYTES,
)

GROWN: tuple[str, ...] = (
    "a\n", "a", "a\r\nb\r\n", "a\r\nb", "a\rb\r", "\ufeff---\ntags: a\n---\nx", "---\ntags: a\n---", "---\n---\n", "- a\n  - b", "|a|\n|-|\n|1|",
    "> a", "> [!note]\n> a\n> ", "a\n***", "[a]: http://x", "a ^abc", "    code", "## Evening\n- mine\n## Later\nx\n", "# Evening\nx\n# Other\ny",
    "Evening\n-------\nx\n", "- ## Evening\n", "> ## Evening\n> x\n", "## Evening\na\n## Evening\nb\n",     "a\n\n\n   \n\t\n", "صباح\n## مساء\nx", "a\0b", "<details><summary>x</summary>\n", "```dataview\nLIST\n```",
)  # fmt: skip
"""Days into which the evening may be put."""

LEFT: tuple[bytes, ...] = (
    *BYTES,
    *(
        text.encode()
        for text in (
            "---\ntags: a\n", "---\ntitle: a: b\n---\nx\n", "```\ncode\n", "~~~js\nx", "````\n```\n", "<!-- hi\n", "%% hi\n", "$$\nx\n",
            "<pre>\nx\n", "<script>\nx\n", "<% tp.file.cursor() %>\n", "---\nprivate: true\n---\nx\n", "#unsafe\nx\n", "---\n\nkanban-plugin: board\n\n---\n\n## To do\n",
            "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n", "<!-- vaultkit:begin morning -->\nx\n", "word " * 30_000,
        )
    ),
)  # fmt: skip
"""Days that nothing may be put into: nobody can say how they would read then, or a person keeps them for themselves."""
