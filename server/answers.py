"""Answers that are files: whole, or the part that a program asks for."""

import re

from starlette.requests import Request
from starlette.responses import Response

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


def file_answer(request: Request, body: bytes, headers: dict[str, str], media_type: str) -> Response:
    """``body`` with 200, or the one range of it that the request asks for with 206 (RFC 9110, section 14). A range that lies outside
    is refused with 416; several ranges, or a range of another state of the file (``If-Range``), get the whole."""
    headers = headers | {"Accept-Ranges": "bytes"}
    asked = ONE_RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    condition = request.headers.get("if-range")
    if not asked or asked.groups() == ("", "") or (condition and condition != headers.get("ETag")):
        return Response(body, headers=headers, media_type=media_type)
    first, last = asked.groups()
    if first:
        start, end = int(first), min(int(last), len(body) - 1) if last else len(body) - 1
    else:
        start, end = max(0, len(body) - int(last)), len(body) - 1
    if start > end:
        return Response(status_code=416, headers=headers | {"Content-Range": f"bytes */{len(body)}"})
    part = headers | {"Content-Range": f"bytes {start}-{end}/{len(body)}"}
    return Response(body[start : end + 1], 206, part, media_type)
