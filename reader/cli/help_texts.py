"""What help says beyond the options: examples, the search language, formats, fields, exit statuses.

The lists are those of the code that reads them; what is dear to import is imported when its help is asked for.
"""

import textwrap
from collections.abc import Iterable

from reader.cli.feed_options import FEED, FETCHED
from reader.cli.fields import ARTICLE, FIGURE, FIGURE_MORE, MEANINGS

ABOUT = """\
A news reader for the terminal. Articles are YAML files in a folder; Newsdesk
lists them, shows them with their key figures, searches as you type, and writes
plain text into pipes. Without a command it starts the reader on DIR or FILE,
else on your own library, else on the articles it came with; into a pipe it
prints them instead."""

GENERAL = """\
examples:
  newsdesk                             read
  newsdesk ~/news                      read the articles of a folder
  newsdesk search amnesty syria        what matches, newest first
  newsdesk show apollo-11              one article as text
  newsdesk export after:2024 > all.txt

exit status:
  0 done, 1 nothing matched or check found an error, 2 wrong use or failure,
  130 interrupted, 141 the reader of our output left, 143 terminated

environment:
  NEWSDESK_LIBRARY        the folder to read where -L is not given
  NEWSDESK_CONFIG         the configuration to use instead of config.yaml
  NEWSDESK_PAGER, PAGER   where long output goes on a terminal (default: less
                          -FRX); empty: nowhere
  NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE
                          colours, where --color does not decide
  NEWSDESK_DEBUG          1: show where an unexpected error came from"""

_EXAMPLES = {
    "list": r"""
  newsdesk list
  newsdesk list is:unread --sort oldest --limit 10
  newsdesk list --fields words,id --format tsv | sort -n
  newsdesk list -0 --fields path subject:science | xargs -0 grep -l carbon""",
    "search": """
  newsdesk search amnesty syria
  newsdesk search '"general amnesty"' after:2024-12
  newsdesk search --count 'fig:>1000'
  newsdesk search --format jsonl moon | jq -r .headline
  newsdesk search -- -syria""",
    "show": """
  newsdesk show apollo-11
  newsdesk show ./draft.yaml --width 72
  curl -s https://example.org/story.yaml | newsdesk show -
  newsdesk show --diff 2024-12-19-iraq-hands
  newsdesk show --format json apollo-11 | jq -r '.[].key_figures[].value'""",
    "export": """
  newsdesk export > everything.txt
  newsdesk export source:nasa --format markdown -o nasa.md
  newsdesk export after:2024 --format jsonl | jq -r .headline""",
    "figures": """
  newsdesk figures amnesty
  newsdesk figures subject:health --format csv > figures.csv
  newsdesk figures --sort value --limit 10 --fields value,unit,label,id
  newsdesk figures --series 'world population' --format csv > population.csv
  newsdesk figures after:2024 --series 'world population'
  newsdesk figures --write iraq-hands
  newsdesk figures --format jsonl | jq -r 'select(.unit == "%").sentence'
  pdftotext report.pdf - | newsdesk figures --text | jq -r .value""",
    "add": """
  newsdesk add story.html feed.xml ~/Downloads/wire
  newsdesk add https://example.org/2024/12/story
  newsdesk add --dry-run --json archive.zip | jq -r '.[].articles[].path'
  curl -s https://example.org/feed | newsdesk add -

What is read: RSS, Atom and JSON feeds; web pages; plain text and Markdown;
ninjs, NewsML-G2, NITF, schema.org and ReliefWeb; Newsdesk's own YAML, JSON and
JSON Lines; zip, gzip and tar archives of these, and WARC (newsdesk[warc]). The
kind is found from the content. A story that is there already is left alone,
or brought up to date: newsdesk show --diff shows what changed.
Exit status 1 when nothing could be used, 2 when something went wrong.""",
    "set": """
  newsdesk set apollo-11 --read --tag space
  newsdesk list is:unread before:2024 --fields id | newsdesk set - --read
  newsdesk list -0 --fields id tag:old | newsdesk set -0 - --untag old

Each id is printed once what was done to it is on the disk. Of a line on
standard input what stands before the first tab is taken. Exit status 2 when a
REF was no article; the others are done.""",
    "marks": """
  newsdesk marks
  newsdesk marks amnesty --format markdown > amnesty.md
  newsdesk marks tag:book --format csv > marks.csv
  newsdesk marks --format annotations > marks.jsonld
  newsdesk marks import marks.jsonld

Words are looked for in the marked passage, its note and the headline; other
operators ask the article. annotations is W3C Web Annotation JSON-LD; import
reads it, whoever wrote it, and jsonl. What is read twice is there once. A mark
whose sentence is gone is orphaned and keeps its old text.""",
    "brief": """
  newsdesk brief -o brief.md
  newsdesk brief --add apollo-11 --add iraq-hands
  newsdesk brief --list
  newsdesk brief --move 3 1

The basket is filled with + in the reader, or with --add. Changing it prints
what is in it then: number, kind, article and words, between tabs.""",
    "watch": """
  newsdesk watch amnesty
  newsdesk watch --jsonl @syria | while read -r story; do notify "$story"; done
  newsdesk watch --once is:unread 'fig:>1000' | mail -E -s news me

Prints what was not there when it began, or with --once at the last time with
these words: id, date, source and headline between tabs, or JSON. An article
that was edited does not arrive again. Ctrl-C ends it, with exit status 130.""",
    "state": """
  newsdesk state export > state.jsonl
  newsdesk state import state.jsonl other-machine.jsonl
  newsdesk state path

One line is one fact: article, kind (read, star, tag, position, mark, note,
basket, search, moved), name, value (null: taken away), at, machine, content.
Importing is a union: of two facts about the same thing the later one holds, so
that a sync folder or git can carry the file between machines in any order.""",
    "check": """
  newsdesk check
  newsdesk check ~/news draft.yaml
  newsdesk check - < draft.yaml

Each line is PATH:LINE:COLUMN: error or warning: what is wrong; what to do.
Exit status 1 when there is an error.""",
    "index": """
  newsdesk index
  newsdesk -L ~/news index --rebuild

Commands look for changes themselves: at every file of a library of up to 5,000
articles, at the folders of a larger one. What was written over in place in a
large library is found by this command and by the reader. The index is a cache:
it may be deleted at any time.""",
    "config": """
  newsdesk config edit
  newsdesk config check
  newsdesk config show | grep theme
  newsdesk config keys | grep star
  newsdesk config schema > ~/.config/newsdesk/.config.schema.json

tasks:
  check   say what is wrong, as PATH:LINE:COLUMN: what; exit status 1 if it is
  path    print where the file is
  show    print every setting with the value that holds
  edit    open the file in an editor; the first time it explains every setting
  schema  print a JSON Schema for editors with a YAML language server
  keys    list actions, one a line: name, keys, what it does

A mistake costs the setting it stands in, which then has its default. The
reader takes changes in at once.""",
    "feeds": """
  newsdesk feeds add https://example.org        the feeds of a site are found
  newsdesk feeds add https://example.org/feed.xml --folder wires --keep 90d
  newsdesk feeds list --format json | jq -r '.[].url'
  newsdesk feeds import subscriptions.opml
  newsdesk feeds export > subscriptions.opml
  newsdesk feeds remove "Example Wire"

tasks:
  list    print the feeds, when each was fetched, and what was wrong
  add     add the feed at an address, or those that a page offers
  remove  remove feeds by name, address, or a part of either
  import  add the feeds of an OPML file; its folders become subjects
  export  print the feeds as OPML, without names and passwords

The feeds stand in feeds.yaml beside the configuration, which explains itself
and may be edited: title, url, folder, subjects, full_text, keep, filters.
The network is used by add and, for an address, by import.""",
    "fetch": """
  newsdesk fetch
  newsdesk fetch "Example Wire" --json | jq '.feeds[].new'
  newsdesk -L ~/news fetch --every 30m

Eight feeds are fetched at a time, two from one server. A server that has
nothing new is asked for nothing more; one that asks to be left alone is. A
feed that fails is told with the time it last succeeded, and stops no other.
Exit status 2 when a feed failed.

Articles are kept as long as the feed's `keep:` says; those you starred,
tagged, marked or edited stay.""",
    "schema": """
  newsdesk schema > ~/news/.article.schema.json

Editors with a YAML language server then complete and check an article file
whose first line is
  # yaml-language-server: $schema=.article.schema.json""",
    "completion": """
  newsdesk completion bash > ~/.local/share/bash-completion/completions/newsdesk
  newsdesk completion zsh > ~/.zfunc/_newsdesk""",
}

_FORMATS = r"""formats:
  tsv has no header; a backslash is written \\, a tab \t, a line feed \n; the
  items of a list are joined by "; ", key figures and sections are JSON.
  With -0 the path is written as it is. json and jsonl have every field asked
  for, null where there is nothing."""


_FIGURE_FORMATS = r"""formats:
  tsv as newsdesk list has it. csv as RFC 4180 has it, with a header; what a
  spreadsheet would take for a formula gets an apostrophe in front. json and
  jsonl have text for numbers, so that no digit is lost, and null where there
  is nothing. A table shows a number as a person reads it: 12.3 million.

text:
  Each object of --text has value, high, unit, qualifier, start, end and kind;
  start and end count characters from 0. The text is UTF-8."""


def details(command: str) -> str:
    """What stands after the options in the help of a command."""
    parts = [f"examples:{_EXAMPLES[command]}"]
    if command in ("list", "search", "export", "figures", "marks", "watch"):
        parts.append(_queries())
    if command in ("list", "search"):
        parts += [_FORMATS, _fields()]
    if command == "fetch":
        parts.append("\n".join(["fields:", *_lines(FETCHED.items())]))
    if command == "feeds":
        parts.append("\n".join(["fields:", *_lines(FEED.items())]))
    if command == "figures":
        parts += [_FIGURE_FORMATS, "\n".join(["fields:", *_lines((FIGURE | FIGURE_MORE).items())])]
    return "\n\n".join(parts)


def _queries() -> str:
    from reader.text.query_operators import EXAMPLES

    return "\n".join(
        [
            "queries:",
            "  All words must match. Write -- before a query that begins with a dash.",
            *_lines(EXAMPLES),
        ]
    )


def _fields() -> str:
    quick = [(name, meaning) for name, meaning in MEANINGS.items() if name not in ARTICLE]
    opened = "fields for which the article's file is opened:"
    return "\n".join(["fields:", *_lines(quick), opened, *_lines(ARTICLE.items())])


def _lines(meanings: Iterable[tuple[str, str]]) -> list[str]:
    """Words and their meanings in two columns."""
    return [
        textwrap.fill(meaning, 79, initial_indent=f"  {word:<18}  ", subsequent_indent=" " * 22)
        for word, meaning in meanings
    ]
