from reader.figures.similar import label_words, near_equal


def near(one: str, other: str) -> bool:
    return near_equal(label_words(one), label_words(other))


def test_labels_that_share_most_of_their_words_are_near() -> None:
    assert near("Syrian officers returned", "Officers returned")
    assert not near("Syrian officers returned", "Officers killed")


def test_numbers_in_a_label_do_not_tell_it_from_another() -> None:
    assert near("Poll of 2,014 adults", "Poll of 1,005 adults")


def test_a_label_of_one_word_is_near_only_itself() -> None:
    assert near("Deaths", "Deaths")
    assert not near("Deaths", "Deaths reported")
