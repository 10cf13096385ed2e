"""What the server sends over the WebSocket, compressed once for all who get the same.

A page's charts and tables are the same bytes for every viewer and at every return to them, but the server would compress each
message anew: a quarter of a run's CPU. Here each message is compressed by itself, which RFC 7692 allows ("no context takeover"),
so that the result fits every connection and is kept.
"""

import zlib
from collections import OrderedDict
from collections.abc import Sequence
from hashlib import blake2b

from uvicorn.protocols.websockets import websockets_sansio_impl as socket
from websockets.extensions.base import Extension
from websockets.extensions.permessage_deflate import PerMessageDeflate, ServerPerMessageDeflateFactory
from websockets.frames import Frame, Opcode
from websockets.typing import ExtensionParameter

_SMALLEST = 1024  # bytes; what is less fits one packet either way
_KEPT = 16 * 2**20  # bytes of compressed messages
_END = b"\x00\x00\xff\xff"  # of a message, which is not sent


def pack_messages() -> None:
    """From now on the server's WebSockets compress this way, where `server.enableWebsocketCompression` is on."""
    vars(socket)["ServerPerMessageDeflateFactory"] = _Packing  # uvicorn takes no factory of ours


class _Packing(ServerPerMessageDeflateFactory):
    """Agrees with a browser on compression; whatever settings the server has for it."""

    def __init__(self, **_: object) -> None:
        super().__init__(server_no_context_takeover=True, client_max_window_bits=12)

    def process_request_params(
        self, params: Sequence[ExtensionParameter], accepted_extensions: Sequence[Extension]
    ) -> tuple[list[ExtensionParameter], PerMessageDeflate]:
        answer, agreed = super().process_request_params(params, accepted_extensions)
        bits = (agreed.remote_max_window_bits, agreed.local_max_window_bits)
        return answer, _PackedOnce(agreed.remote_no_context_takeover, True, *bits)


class _PackedOnce(PerMessageDeflate):
    """Reads as any other; writes large messages from what is kept, and small ones as they are."""

    def encode(self, frame: Frame) -> Frame:
        if frame.opcode is not Opcode.BINARY or not frame.fin or len(frame.data) < _SMALLEST:
            return frame
        return Frame(frame.opcode, packed_messages.of(bytes(frame.data), self.local_max_window_bits), rsv1=True)


class PackedMessages:
    """Compressed messages by what they are, those that were asked for last; of one thread, the server's."""

    def __init__(self, room: int = _KEPT) -> None:
        self._room, self._size = room, 0
        self._known: OrderedDict[bytes, bytes] = OrderedDict()

    def of(self, message: bytes, bits: int = 15) -> bytes:
        """As permessage-deflate sends it, with a window of 2 to the power of `bits`."""
        key = blake2b(message, digest_size=16, salt=bytes([bits])).digest()
        if (known := self._known.get(key)) is not None:
            self._known.move_to_end(key)
            return known
        packing = zlib.compressobj(wbits=-bits)
        made = (packing.compress(message) + packing.flush(zlib.Z_SYNC_FLUSH)).removesuffix(_END)
        self._known[key] = made
        self._size += len(made)
        while self._size > self._room:
            self._size -= len(self._known.popitem(last=False)[1])
        return made

    @property
    def size(self) -> int:
        """Bytes that are kept."""
        return self._size


packed_messages = PackedMessages()
