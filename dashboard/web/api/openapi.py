"""The document of the API, OpenAPI 3.1: written from the resources and schemas that answer, so that it cannot say otherwise."""

from typing import Any

from dashboard import __version__
from dashboard.text import Words
from dashboard.web.api.asked import INDICATOR, LARGEST_PAGE, LIMIT, OFFSET, PAGE, PARAMS, UNIT
from dashboard.web.api.problems import MEDIA_TYPE
from dashboard.web.api.resources import RESOURCES, STATUS, Resource
from dashboard.web.api.schemas import schemas

_ABOUT = {
    "plan": "Code of the programme and plan year, such as songma-gnbv-2024; the newest by default.",
    "period": "Such as 2024-09, one that pages offer; by default the last one that is due. Reported rows: of this period alone.",
    "at": "A store version or a day (2024-05-10): what was known then.",
    "borders": "nay: by today's borders.",
    "lang": "vi or en.",
    UNIT: "Code of a unit of the plan.",
    INDICATOR: "Code of an indicator of the plan.",
    LIMIT: "Items of an answer at most.",
    OFFSET: "Items before the first one.",
}
_PROBLEMS = (400, 401, 404, 405, 429, 503)


def openapi(words: Words) -> dict[str, Any]:
    """The whole document in one language."""
    paths: dict[str, Any] = {f"/{STATUS.name}": _path(STATUS, words, {"application/json": _ref("status")}, paged=False)}
    for one in RESOURCES:
        paths[f"/{one.name}"] = _path(one, words, {"application/json": _ref(f"{one.item}_page")})
        paths[f"/{one.name}.csv"] = _path(one, words, {"text/csv": {"type": "string"}})
    paths["/iati.xml"] = _path(
        Resource("iati", "Results of the plan as IATI 2.03 writes them", "", lambda _: [], ()), words,
        {"application/xml": {"type": "string"}}, paged=False,
    )  # fmt: skip
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words("Sustainable poverty reduction: progress"),
            "version": __version__,
            "description": words(
                "Read-only. Decimals are strings, shares fractions, money is in đồng; null: nothing is known, never 0. Without a "
                "token it says what pages say to who is not signed in, and no names."
            ),
        },
        "servers": [{"url": "."}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "responses": {
                "problem": {
                    "description": words("Refused, and why"),
                    "content": {MEDIA_TYPE: {"schema": _ref("problem")}},
                }
            },
        },
    }


def _path(one: Resource, words: Words, content: dict[str, Any], paged: bool = True) -> dict[str, Any]:
    names = (*PARAMS, *one.own, *((LIMIT, OFFSET) if paged else ()))
    told = {kind: {"schema": schema} for kind, schema in content.items()}
    answers: dict[str, Any] = {
        "200": {"description": words(one.about), "content": told, "headers": {"ETag": {"schema": {"type": "string"}}}},
        "304": {"description": words("As it was")},
    }
    answers |= {str(status): {"$ref": "#/components/responses/problem"} for status in _PROBLEMS}
    parameters = [
        {"name": name, "in": "query", "description": words(_ABOUT[name]), "schema": _of(name)} for name in names
    ]
    return {"get": {"summary": words(one.about), "parameters": parameters, "responses": answers}}


def _of(name: str) -> dict[str, Any]:
    if name == LIMIT:
        return {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE}
    return {"type": "integer", "minimum": 0, "default": 0} if name == OFFSET else {"type": "string"}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}
