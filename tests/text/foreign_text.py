"""Text that wishes a reader ill, for Hypothesis: dense in the characters that the rules of cleaning are about."""

from hypothesis import strategies as st

TROUBLE = (
    *"\x00\t\n\r\x1b\x7f\x85\x9b\xad",
    *"a1*# ",
    *("\u0301", "\u20e3", "\u034f", "\u115f", "\u1100", "\u1161", "\u11a8"),
    *(
        "\u200b",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u202e",
        "\u2028",
        "\u2060",
        "\u2066",
        "\u2067",
        "\u2068",
        "\u2069",
    ),
    *("\ufe00", "\ufe0f", "\ufeff", "\ufff9", "\ufffe", "\ufdd0", "\ud800", "\udfff", "\U0001fffe"),
    *("\U000e0067", "\U000e0062", "\U000e0065", "\U000e007f", "\U000e0100", "\U000e0fff"),
    *(
        "©",
        "❤",
        "👩",
        "🏽",
        "🏴",
        "🇫",
        "ی",
        "م",
        "\u064e",
        "क",
        "\u094d",
        "ක",
        "葛",
        "。",
        "「",
        "ท",
        "\u0e35",
    ),
)

foreign_text = st.text(st.one_of(st.sampled_from(TROUBLE), st.characters(codec=None)), max_size=60)
"""Any code points, lone surrogates too, half of them chosen for trouble."""

troubled_text = st.lists(st.sampled_from(TROUBLE), max_size=40).map("".join)
"""Nothing but trouble."""
