"""A clerk without a browser: opens the page of uploads, hands a workbook to its field, presses the button, reads the receipt."""

import asyncio
import re
import urllib.request
from dataclasses import dataclass, field
from uuid import uuid4

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileURLs, UploadedFileInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from bench.client import Viewer

PAGE, SEND = "nop-bao-cao", ("Gửi báo cáo", "Thử lại")
_TURNS = 8  # presses of the button: others' reports may move the store in between
_XSRF = "_streamlit_xsrf"


class NotAcknowledgedError(Exception):
    """The page gave no receipt, or the server refused the file; the message says what."""


@dataclass
class Clerk(Viewer):
    """A session of one unit's clerk, who is signed in by a cookie of `cookies`."""

    unit: str = ""
    _session: str = ""
    _fields: dict[str, str] = field(default_factory=dict)  # ids of widgets by what they are for
    _numbers: set[str] = field(default_factory=set)  # of receipts that the page has shown
    _urls: FileURLs | None = None

    async def send(self, name: str, content: bytes, after: int) -> str:
        """The number of the receipt, whose revision is higher than `after`; NotAcknowledgedError without one."""
        await self.run(f"dv={self.unit}&ky=2024-10")
        file = await self._uploaded(name, content)
        state = self._filled(file, name, len(content))
        await self.ask(state)
        for _ in range(_TURNS):
            number = self._receipt(after)
            if number:
                return number
            button = self._fields.get("send")
            if button is None:
                break
            state = self._filled(file, name, len(content))
            state.rerun_script.widget_states.widgets.add(id=button, trigger_value=True)
            self._fields.pop("send")
            await self.ask(state)
        raise NotAcknowledgedError(f"{self.unit}: {self.faults or 'no receipt'}")

    async def _uploaded(self, name: str, content: bytes) -> FileURLs:
        """Where the page says that the file goes, once it is there."""
        asked = BackMsg()
        asked.file_urls_request.request_id = str(uuid4())
        asked.file_urls_request.file_names.append(name)
        asked.file_urls_request.session_id = self._session
        assert self._socket is not None
        self._urls = None
        await self._socket.send(asked.SerializeToString())
        async with asyncio.timeout(30):
            while self._urls is None:
                self._ended(await self._socket.recv())
        await asyncio.to_thread(self._put, self._urls.upload_url, name, content)
        return self._urls

    def _put(self, url: str, name: str, content: bytes) -> None:
        """As the browser does: the token first, which the server compares with its cookie."""
        root = f"https://{self.host}" if self.trusted else f"http://{self.host}"
        if _XSRF not in self.cookies:
            asked = urllib.request.Request(f"{root}/_stcore/health", headers={"Cookie": self.cookie})
            with urllib.request.urlopen(asked, timeout=30, context=self.trusted) as answer:
                self.keep(answer.headers.get_all("Set-Cookie") or [])
        mark = uuid4().hex
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        headers = {
            "Cookie": self.cookie, "X-Xsrftoken": self.cookies[_XSRF],
            "Content-Type": f"multipart/form-data; boundary={mark}",
        }  # fmt: skip
        body = head + content + f"\r\n--{mark}--\r\n".encode()
        put = urllib.request.Request(f"{root}{url}", data=body, headers=headers, method="PUT")
        with urllib.request.urlopen(put, timeout=30, context=self.trusted) as answer:
            if answer.status != 204:
                raise NotAcknowledgedError(f"{self.unit}: the server answered {answer.status}")

    def _filled(self, file: FileURLs, name: str, size: int) -> BackMsg:
        """The page with the file in its field."""
        asked = self.asking()
        widgets = asked.rerun_script.widget_states.widgets
        state = widgets.add(id=self._fields["file"]).file_uploader_state_value
        state.uploaded_file_info.append(UploadedFileInfo(name=name, size=size, file_id=file.file_id, file_urls=file))
        return asked

    def _receipt(self, after: int) -> str | None:
        return next((number for number in self._numbers if int(number.rpartition("/")[2]) > after), None)

    def seen(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._session = message.new_session.initialize.session_id
        elif kind == "file_urls_response":
            self._urls = message.file_urls_response.file_urls[0]
        elif kind == "delta":
            element = message.delta.new_element
            what = element.WhichOneof("type")
            if what == "file_uploader":
                self._fields["file"] = element.file_uploader.id
            elif what == "button" and element.button.label in SEND and not element.button.disabled:
                self._fields["send"] = element.button.id
            found = re.findall(rb"[a-z-]+/[A-Z-]+/2024-10/%s/\d+" % self.unit.encode(), message.SerializeToString())
            self._numbers |= {number.decode() for number in found}
