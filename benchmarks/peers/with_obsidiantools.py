"""obsidiantools at its best: the graph of all links, with every note's tags and properties."""

import sys
from pathlib import Path

import obsidiantools.api

print(len(obsidiantools.api.Vault(Path(sys.argv[1])).connect().md_file_index))
