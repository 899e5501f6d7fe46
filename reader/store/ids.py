"""What an article is called that has no id of its own. Needs no YAML, so that it is quick to load."""


def default_id(path: str, number: int, count: int) -> str:
    """The id of an article that has none of its own, the document `number` of `count` in the file `path`.

    `path` is relative to the library, with `/` between folders.
    """
    folder, slash, name = path.rpartition("/")
    stem = folder + slash + (name.rpartition(".")[0] or name)
    return stem if count == 1 else f"{stem}#{number + 1}"
