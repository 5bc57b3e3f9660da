"""Who people were: names, kin, posts and origins, and who did the deeds that nouns tell."""
