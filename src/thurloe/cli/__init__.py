"""The command line: it parses, makes one call, and presents. Start at `main.py`."""
