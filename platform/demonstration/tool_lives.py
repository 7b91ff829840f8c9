"""The life of a tool: that of any resource, and its versions with their files, its sheets and its downloads."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.core.files.uploadedfile import SimpleUploadedFile

from demonstration.documents import upload
from demonstration.lives import Life
from demonstration.moments import Event, days_ago
from knowledge.models import Attachment
from knowledge.signals import file_sent
from knowledge.staleness import base_of
from tools.actions import add_version, link_sheet
from tools.enums import VersionRole

FILES_ADDED, LINKED = 5, 30  # days after the draft was started


@dataclass
class ToolLife(Life):
    def events(self) -> Iterator[Event]:
        yield from super().events()
        first, *others = self.words["versions"]
        yield Event(self.day(FILES_ADDED), 1, partial(self.add, first))
        for version in others:
            yield Event(days_ago(version["days_ago"]), 25, partial(self.renew, version))
        for key in self.words["sheets"]:
            sheet = self.others[key]
            yield Event(max(self.day(LINKED), sheet.day(LINKED)), 40, partial(self.link, sheet))
        yield Event(days_ago(1), 90, self.count_downloads)

    def add(self, version: dict) -> None:
        page = self.fresh()
        add_version(
            page=page,
            actor=self.author,
            label=version["label"],
            changes=version["changes"],
            editable=self.file(version, version["format"]),
            accessible=self.file(version, "pdf"),
            base=base_of(page),
        )

    def file(self, version: dict, kind: str) -> SimpleUploadedFile:
        name, author = f"{self.words['key']}.{kind}", self.author.get_full_name()
        return upload(name, title=self.words["title"], author=author, text=version["document"])

    def renew(self, version: dict) -> None:
        self.add(version)
        self.publish()

    def link(self, sheet: Life) -> None:
        link_sheet(page=self.fresh(), actor=self.author, sheet_id=sheet.page.pk)

    def count_downloads(self) -> None:
        for version, times in zip(self.page.versions.order_by("number"), self.words["downloads"], strict=True):
            attachment = version.files.get(role=VersionRole.EDITABLE).attachment
            for _ in range(times):
                file_sent.send(sender=Attachment, attachment=attachment)
