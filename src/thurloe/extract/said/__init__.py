"""Who says a thing and how surely: told, reported, denied, rejected, heeded or refused."""
