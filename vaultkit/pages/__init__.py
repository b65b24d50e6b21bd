"""From patterns to Markdown: one function a section, and which page holds which."""
