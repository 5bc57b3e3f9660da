"""Find the numbers of a text: how many, how much, how often, and what is only a name."""
