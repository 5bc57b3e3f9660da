"""What words mean, as vectors."""

from thurloe.values.sense import WIDTH, SenseModel


def test_vectors_have_length_one_or_none():
    made = SenseModel().vectors(["gold", "", "  "])
    assert made.shape == (3, WIDTH)
    assert [round(float(row @ row), 5) for row in made] == [1, 0, 0]


def test_what_is_told_in_other_words_is_nearer_than_what_is_not():
    told, again, other = SenseModel().vectors(
        ["The vessel sank.", "The ship went down.", "She sang at the opera in Lima."]
    )
    assert float(told @ again) > float(told @ other) + 0.2


def test_the_name_tells_the_version():
    assert SenseModel().name.endswith(f"/{WIDTH}")
