import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given

from reader.text.file_names import LONGEST_NAME, safe_file_name
from tests.text.foreign_text import foreign_text, troubled_text

NAMES = Path(__file__).parents[3] / "shared" / "corpus" / "names.json"


def assert_safe(name: str, suffix: str) -> None:
    assert name.endswith(suffix)
    assert 0 < len(name.removesuffix(suffix)) <= len(name.encode()) <= LONGEST_NAME
    assert not set(name) & set('/\\:*?"<>|\0\n\t ')
    assert name[0] not in "-.~"
    assert Path(name).name == name
    assert unicodedata.is_normalized("NFC", name)


def test_a_headline_becomes_a_readable_name() -> None:
    headline = "Iraq hands 1,905 Syrian officers and staff back at Al-Qaim"
    assert (
        safe_file_name(headline, ".txt") == "Iraq-hands-1,905-Syrian-officers-and-staff-back-at-Al-Qaim.txt"
    )


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("../../tmp/pwned", "tmp-pwned"),
        ("/etc/cron.d/x", "etc-cron.d-x"),
        ("C:\\x", "C-x"),
        ("--help", "help"),
        (".hidden", "hidden"),
        ("~root", "root"),
        ("$(reboot) `id`", "(reboot)-id"),
        ("What? “Why”…", "What-“Why”…"),
        ("a\0b\nc\u202ed", "a-b-c-U+202E-d"),
        ("Ends. ", "Ends"),
    ],
)
def test_a_headline_cannot_leave_its_folder_or_act_on_a_shell(headline: str, name: str) -> None:
    assert safe_file_name(headline) == name


@pytest.mark.parametrize("headline", ["", " ", ".", "..", "/", "---", "\u200b"])
def test_a_headline_without_letters_is_untitled(headline: str) -> None:
    assert safe_file_name(headline, ".md") == "untitled.md"


@pytest.mark.parametrize("headline", ["CON", "nul.txt", "con.", "Com1", "LPT²", "aux.tar.gz"])
def test_the_names_of_windows_devices_are_avoided(headline: str) -> None:
    assert safe_file_name(headline, ".txt").startswith("_")


@pytest.mark.parametrize("headline", ["Conman", "com10", "Nullify", "auxiliary.x"])
def test_words_that_only_begin_like_a_device_are_left_alone(headline: str) -> None:
    assert safe_file_name(headline) == headline


def test_a_long_headline_is_cut_between_characters_and_keeps_its_suffix() -> None:
    name = safe_file_name("伊拉克" * 100, ".json")
    assert name == ("伊拉克" * 13)[: (LONGEST_NAME - 6) // 3] + ".json"


def test_letters_and_their_accents_are_one_character() -> None:
    assert safe_file_name("E\u0301te\u0301") == "Été"


@pytest.mark.skipif(not NAMES.is_file(), reason="the hostile corpus is not here")
def test_the_hostile_names_are_made_safe() -> None:
    for headline in json.loads(NAMES.read_text(encoding="utf-8")):
        assert_safe(safe_file_name(headline, ".yaml"), ".yaml")


@given(foreign_text | troubled_text)
def test_every_name_is_safe(headline: str) -> None:
    assert_safe(safe_file_name(headline, ".yaml"), ".yaml")
    assert_safe(safe_file_name(headline * 9), "")
