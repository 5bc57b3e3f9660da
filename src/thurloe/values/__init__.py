"""What values mean: when two of them are the same, and when they cannot both be right."""
