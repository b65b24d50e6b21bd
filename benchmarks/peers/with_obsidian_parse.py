"""obsidian-parse at its best: links, tags and properties of every note."""

import sys

import obsidian_parse

print(len(obsidian_parse.parse([sys.argv[1]])))
