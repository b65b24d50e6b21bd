"""``python -m vaultkit`` is the console script."""

from vaultkit.cli import main

main()
