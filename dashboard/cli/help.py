"""The help of the commands in the language that was chosen: by `--lang`, else by the installation."""

from collections.abc import Sequence
from typing import Any

from dashboard.cli.options import words_of_office
from dashboard.text import LANGUAGES, Words


def asked_language(arguments: Sequence[str]) -> str:
    """The language of `--lang en` or `--lang=en` among the arguments; the installation's where there is none."""
    for number, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        value = value or "".join(arguments[number + 1 : number + 2])
        if name == "--lang" and value in LANGUAGES:
            return value
    return words_of_office().language


def localized(command: Any, words: Words) -> Any:
    """The command, and all below it, with their help in that language."""
    for field in ("help", "epilog"):
        if text := getattr(command, field):
            setattr(command, field, words(text))
    for parameter in command.params:
        if text := getattr(parameter, "help", None):
            parameter.help = words(text)
    for below in getattr(command, "commands", {}).values():
        localized(below, words)
    return command
