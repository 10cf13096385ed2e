"""What an office chooses for itself, by store version: who may read, and from when figures count."""

from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.domain.people.roles import Actor
from dashboard.domain.reported.observations import SubmissionStatus


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

    def counts(self, status: SubmissionStatus) -> bool:
        """Whether the figures of a report in this state stand on the pages."""
        return status is SubmissionStatus.APPROVED if self is CountingRule.APPROVED else status.counts

    def decides(self, status: SubmissionStatus) -> bool:
        """Whether the newest revision in such a state says what stands of a report: no earlier one counts any more.

        From approval on, a correction that waits or was returned leaves what was approved before it; a withdrawal takes it
        away. A draft never decides.
        """
        if self is CountingRule.APPROVED:
            return status in (SubmissionStatus.APPROVED, SubmissionStatus.WITHDRAWN)
        return status is not SubmissionStatus.DRAFT


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
