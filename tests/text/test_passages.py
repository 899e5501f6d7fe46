from reader.model.article import Article, Correction, Figure, Section, Source
from reader.text.passages import Field, passages


def test_an_article_is_read_from_its_headline_to_its_subjects_a_text_behind_its_heading() -> None:
    article = Article(
        headline="Iraq hands\x1b\tofficers  back",
        by="A. Writer",
        source=Source(name="Example Wire"),
        key_figures=(Figure(label="officers", value="1,905", note="counted"),),
        sections=(
            Section(text="One\n\n- *Two*"),
            Section(heading="Background", text=" \n"),
            Section(text="3"),
        ),
        corrections=(Correction(text="Put right."),),
        subjects=("Syria", " \t", "amnesty"),
        places=("Rutba",),
    )
    assert [(passage.field, passage.index, passage.text) for passage in passages(article)] == [
        (Field.HEADLINE, 0, "Iraq hands␛ officers back"),
        (Field.BY, 0, "A. Writer"),
        (Field.SOURCE, 0, "Example Wire"),
        (Field.FIGURE, 0, "1,905 · officers · counted"),
        (Field.TEXT, 0, "One"),
        (Field.TEXT, 0, "Two"),
        (Field.HEADING, 1, "Background"),
        (Field.TEXT, 2, "3"),
        (Field.CORRECTION, 0, "Put right."),
        (Field.SUBJECT, 0, "Syria"),
        (Field.SUBJECT, 2, "amnesty"),
        (Field.PLACE, 0, "Rutba"),
    ]
    assert [passage.block.kind for passage in passages(article) if passage.block] == [
        "paragraph", "item", "paragraph",
    ]  # fmt: skip
