"""One parsed stretch of an account with all found in it, and what its bare words stand for."""
