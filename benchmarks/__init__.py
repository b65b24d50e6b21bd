"""How fast vaultkit is, as ratios to the least any program could do: `make bench`. What a row means: docs/benchmarks.md."""
