"""Finders of claims, a room for each question: who, what, where, when, how many."""
