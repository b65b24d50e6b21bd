"""What recurs across weeks. Every question is asked as of a day that is given; nothing here writes or knows Markdown."""
