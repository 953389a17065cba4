"""Headers that tell a browser what our pages may do: nothing beyond what they need."""

from starlette.datastructures import MutableHeaders, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.not_drawn import PART_MISSING_HASH
from streamlit_internals.document import inline_hashes

SCRIPTS = " ".join(f"'{hash_}'" for hash_ in (*inline_hashes(), PART_MISSING_HASH))
POLICY = "; ".join(
    (
        "default-src 'self'",
        # blob: for the small components of our own (components/copying.py, resizing.py), which Streamlit loads that way.
        f"script-src 'self' blob: {SCRIPTS}",
        "style-src 'self' 'unsafe-inline'",  # Streamlit writes its styles into the page as it goes
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
    )
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Adds them to every answer. Other sites may frame an address only where it asks to be embedded (``?embed=true``)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        embedded = QueryParams(scope["query_string"]).get("embed", "").lower() == "true"
        framed = "frame-ancestors *" if embedded else "frame-ancestors 'self'"

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers["Content-Security-Policy"] = f"{POLICY}; {framed}"
            await send(message)

        await self.app(scope, receive, send_with_headers)
