"""Where things were and happened, by a place of their own, a noun or a bearing."""
