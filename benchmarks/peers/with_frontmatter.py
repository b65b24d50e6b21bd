"""What one would write first: python-frontmatter for the properties, markdown-it-py for the text."""

import sys
from pathlib import Path

import frontmatter
from markdown_it import MarkdownIt

parser, notes = MarkdownIt(), 0
for path in Path(sys.argv[1]).rglob("*.md"):
    parser.parse(frontmatter.load(str(path)).content)
    notes += 1
print(notes)
