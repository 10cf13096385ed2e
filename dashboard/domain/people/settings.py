"""What an office chooses for itself, by store version: who may read, and from when figures count."""

from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.domain.people.roles import Actor


class SettingName(StrEnum):
    READING = "reading"
    COUNTING = "counting"


class ReadingRule(StrEnum):
    OPEN = "open"  # whoever reaches the app reads the pages
    SIGNED_IN = "signed_in"


class CountingRule(StrEnum):
    """The state from which on a report's figures count."""

    SUBMITTED = "submitted"
    APPROVED = "approved"


@dataclass(frozen=True)
class OfficeSettings:
    """The choices in force; the defaults are those of an office that has chosen nothing."""

    reading: ReadingRule = ReadingRule.OPEN
    counting: CountingRule = CountingRule.SUBMITTED

    def with_(self, name: SettingName, value: str) -> "OfficeSettings":
        """The settings with one of them changed; ValueError for a value that it cannot have."""
        match name:
            case SettingName.READING:
                return replace(self, reading=ReadingRule(value))
            case SettingName.COUNTING:
                return replace(self, counting=CountingRule(value))

    def value(self, name: SettingName) -> str:
        """The choice that is in force."""
        return {SettingName.READING: self.reading.value, SettingName.COUNTING: self.counting.value}[name]

    def lets_read(self, actor: Actor) -> bool:
        """Whether the actor may see pages and their figures at all."""
        return self.reading is ReadingRule.OPEN or actor.known
