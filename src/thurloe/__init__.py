"""Many accounts of the same events in, one cited brief out."""
