"""What the parse says: which words tell of an event, and which words play which role in it."""
