import json
import re
import subprocess

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Newsdesk


def test_the_schema_is_one_that_validators_take(newsdesk: Newsdesk) -> None:
    schema = json.loads(newsdesk("schema").text)
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate({"headline": "x", "sections": [{"text": "y"}]})


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_each_shell_gets_a_script_that_knows_the_commands(shell: str, newsdesk: Newsdesk) -> None:
    run = newsdesk("completion", shell)
    assert run.status == 0
    for word in ("search", "export", "library", "completion"):
        assert word in run.text
    assert not re.search(r"\bopen\b", run.text)


def test_completion_in_bash_offers_the_commands_that_begin_so(newsdesk: Newsdesk) -> None:
    script = newsdesk("completion", "bash").text
    ask = (
        "COMP_WORDS=(newsdesk sea); COMP_CWORD=1; _shtab_newsdesk newsdesk sea newsdesk; echo ${COMPREPLY[@]}"
    )
    answer = subprocess.run(["bash", "-c", f"{script}\n{ask}"], capture_output=True, text=True, check=True)
    assert answer.stdout == "search\n"


@pytest.mark.parametrize("words", [[], ["fish"], ["bash", "zsh"]])
def test_completion_wants_the_name_of_one_shell(words: list[str], newsdesk: Newsdesk) -> None:
    run = newsdesk("completion", *words)
    assert run.status == 2
    assert "bash" in run.err
