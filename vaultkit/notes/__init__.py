"""Text in, values out: days, path formats, frontmatter, notes, links, regions. Nothing here knows a disk or a clock."""
