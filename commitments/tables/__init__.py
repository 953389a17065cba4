"""What is computed from a selection: counts, comparisons, plans, silences."""
