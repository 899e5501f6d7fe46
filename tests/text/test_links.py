import pytest
from hypothesis import given

from reader.text.clean import clean
from reader.text.links import LONGEST_LINK, safe_link
from tests.text.foreign_text import foreign_text


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTP://example.org/a?b=c&d=(e)#f",
        "https://[::1]:8080/",
        "https://example.org?q=1",
        "https://xn--pypal-4ve.example/",
        "https://fr.wikipedia.org/wiki/Été",
        "mailto:desk@example.org",
        "mailto:desk@example.org?subject=A%20correction",
    ],
)
def test_a_link_to_the_web_or_to_a_mailbox_may_be_followed(url: str) -> None:
    assert safe_link(url) == url


def test_white_space_around_a_link_is_not_part_of_it() -> None:
    assert safe_link("\n  https://ok.example/ ") == "https://ok.example/"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "/rel/path",
        "//evil.example/x",
        "?q=1",
        "#frag",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ssh://-oProxyCommand=id/x",
        "-oProxyCommand=id",
        "--version",
        "https://",
        "https:///path",
        "https://user:pw@evil.example/",
        "https://bank.example@evil.example/",
        "https://good.example\\@evil.example/",
        "https://exa mple/",
        "https://ok.example/\nHost: evil",
        "https://ok.example/\x1b]0;x\x07",
        "https://ok.example/\x9d",
        "https://ok.example/\u202egpj.exe",
        "https://ok\u200b.example/",
        'https://ok.example/"onclick="x',
        "https://ok.example/<script>",
        "mailto:",
        "mailto:desk",
        "mailto:desk@example.org?attach=/etc/passwd",
        "mailto:desk@example.org?subject=x&attach=/etc/passwd",
        "mailto:a@b.example&attach=/etc/passwd",
    ],
)
def test_a_link_that_is_not_what_it_looks_like_is_refused(url: str) -> None:
    assert safe_link(url) is None


def test_a_link_longer_than_terminals_take_is_refused() -> None:
    link = "https://example.org/".ljust(LONGEST_LINK, "x")
    assert safe_link(link) == link
    assert safe_link(link + "x") is None


@given(foreign_text)
def test_a_safe_link_is_clean_and_in_one_piece(text: str) -> None:
    link = safe_link(f"https://example.org/{text}")
    assert link is None or (clean(link) == link and not any(map(str.isspace, link)))
