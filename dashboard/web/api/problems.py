"""What the API refuses, as RFC 9457 writes it: application/problem+json, in Vietnamese or English."""

import json
from collections.abc import Mapping

from starlette.responses import Response

from dashboard.text import Words

MEDIA_TYPE = "application/problem+json"
_TITLES = {
    400: "Bad request",
    401: "A token is needed",
    404: "Not here",
    405: "Not done here",
    429: "Too many tries",
    503: "The store is not open",
}


class Problem(Exception):  # noqa: N818 - an answer, not a fault
    """`message` is a msgid; `params` fill it; `headers` go along."""

    def __init__(
        self, status: int, message: str, headers: Mapping[str, str] | None = None, **params: str | int
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.params, self.headers = status, message, params, dict(headers or {})

    def response(self, words: Words) -> Response:
        """Nothing of it is kept on the way."""
        said = {
            "type": "about:blank",
            "title": words(_TITLES[self.status]),
            "status": self.status,
            "detail": words(self.message, **self.params),
        }
        headers = {"cache-control": "no-store", "x-content-type-options": "nosniff", "content-language": words.language}
        body = json.dumps(said, ensure_ascii=False).encode()
        return Response(body, self.status, {**headers, **self.headers}, MEDIA_TYPE)
