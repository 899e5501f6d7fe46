import pytest

from reader.cli.pager import pager_command


@pytest.mark.parametrize(
    ("environment", "command"),
    [
        ({}, ["less", "-FRX"]),
        ({"PAGER": "more -s"}, ["more", "-s"]),
        ({"NEWSDESK_PAGER": "most", "PAGER": "more"}, ["most"]),
        ({"NEWSDESK_PAGER": "", "PAGER": "more"}, []),
        ({"PAGER": "cat"}, []),
        ({"PAGER": "'/my pagers/less' -R"}, ["/my pagers/less", "-R"]),
        ({"PAGER": "less '"}, []),
        ({"TERM": "dumb"}, []),
    ],
)
def test_the_pager_is_the_readers_choice(environment: dict[str, str], command: list[str]) -> None:
    assert pager_command(environment) == command
