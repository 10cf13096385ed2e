"""What is wrong with the words of a call, in the language that was chosen: the library that reads them speaks English only."""

import re
from typing import Any

from dashboard.text import Words

# what it says, taken apart, and what is said instead; the first that fits
_SAID: tuple[tuple[str, str], ...] = (
    (r"No such command '(?P<given>.*?)'\. Did you mean (?P<near>.*)\?", "There is no command {given}. Was {near} meant?"),
    (r"No such command '(?P<given>.*)'\.", "There is no command {given}."),
    (r"Missing command\.", "A command is missing."),
    (r"No such option: (?P<given>\S+) \(Possible options: (?P<near>.*)\)", "There is no option {given}. Was {near} meant?"),
    (r"No such option: (?P<given>.*)", "There is no option {given}."),
    (r"Option '(?P<given>.*)' requires an argument\.", "A value is missing after {given}."),
    (r"Option '(?P<given>.*)' requires (?P<count>\d+) arguments\.", "{count} values are missing after {given}."),
    (r"Option '(?P<given>.*)' does not take a value\.", "{given} takes no value."),
    (r"Got unexpected extra argument\(s\) \((?P<given>.*)\)", "Nothing is known that {given} could mean here."),
    (r"(?i:path|file|directory) (?P<given>'.*'|\".*\") does not exist\.", "{given} is not there"),
    (r"(?i:path|file|directory) (?P<given>'.*'|\".*\") is a directory\.", "{given} is a folder, and a file is wanted"),
    (r"(?i:path|file|directory) (?P<given>'.*'|\".*\") is a file\.", "{given} is a file, and a folder is wanted"),
    (r"(?i:path|file|directory) (?P<given>'.*'|\".*\") is not readable\.", "{given} may not be read"),
    (r"(?i:path|file|directory) (?P<given>'.*'|\".*\") is not writable\.", "{given} may not be written"),
    (r"Input should be a valid (?:integer|number).*", "a whole number is wanted"),
    (r"Input should be less than or equal to (?P<limit>\S+)", "at most {limit}"),
    (r"Input should be greater than or equal to (?P<limit>\S+)", "at least {limit}"),
    (r"Input should be a valid boolean.*", "yes or no is wanted"),
    (r"Input should be (?P<choices>'.*)", "one of these is wanted: {choices}"),
    (r"String should match pattern .*", "it has characters that cannot stand there"),
    (r"Input is not a valid path.*|Value .* is not a valid path.*", "a path is wanted"),
)  # fmt: skip


def why(text: str, words: Words) -> str:
    """The reason for which a value was refused; one that is not known as it was said, our own among them."""
    for pattern, message in _SAID:
        found = re.fullmatch(pattern, text.strip(), re.DOTALL)
        if found:
            return words(message, **{name: _plain(part) for name, part in found.groupdict().items()})
    return text


def said(error: Any, words: Words) -> str:
    """The sentence of an error, with how the command is called and where help is."""
    name, hint = type(error).__name__, _hint(error)
    if name == "MissingParameter":
        sentence = words("{what} is missing.", what=hint)
    elif hint:
        sentence = words("{what}: {why}", what=hint, why=why(error.message, words))
    else:
        sentence = why(error.format_message(), words)
    context = getattr(error, "ctx", None)
    if context is None:
        return sentence
    usage = context.get_usage().removeprefix("Usage: ")
    called = words("How it is called: {usage}", usage=usage)
    return f"{sentence}\n{called}\n" + words("Help: {command}", command=f"{context.command_path} --help")


def _hint(error: Any) -> str:
    """The option or argument that an error is about; "" where it is about none."""
    hint = getattr(error, "param_hint", None)
    parameter = getattr(error, "param", None)
    if hint is None and parameter is not None:
        hint = parameter.opts if parameter.param_type_name == "option" else str(parameter.name)
    if hint is None:
        return ""
    return _plain(hint) if isinstance(hint, str) else " / ".join(map(_plain, hint))


def _plain(text: str) -> str:
    return text.strip().strip("'\"").replace("' or '", ", ").replace("', '", ", ")
