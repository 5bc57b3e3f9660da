"""How many, how old and how large: tolls, parties, ages and sizes."""
