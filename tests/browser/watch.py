"""What goes wrong on a page without showing: requests elsewhere, errors, dialogs, missing files."""

from http import HTTPStatus

from playwright.sync_api import ConsoleMessage, Dialog, Locator, Page, Request, Response

# Past everything that waits until it comes near the screen, and to the end.
_BOTTOM = """async () => {
  for (const late of [...document.querySelectorAll("[loading=lazy]"), document.body.lastElementChild]) {
    late.scrollIntoView({ block: "end" });
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
}"""
_SETTLED = """() => document.readyState === "complete"
  && [...document.images].every((image) => image.complete)
  && [...document.querySelectorAll("[data-search-results]")].every((box) => box.getAttribute("aria-busy") === "false")
"""


class Watch:
    """Collects problems of one page from now on."""

    def __init__(self, page: Page, inside: str) -> None:
        self.page = page
        self.inside = inside
        self.problems: list[str] = []
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("dialog", self._dialog)
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("requestfailed", self._failed)

    def read(self, address: str) -> list[str]:
        """Open a page, read it to its end, and tell what went wrong."""
        self.problems = []
        self.page.goto(address)
        self.page.evaluate(_BOTTOM)
        settle(self.page)
        return self.problems

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.inside, "data:", "blob:")):
            self.problems.append(f"leaves the site: {request.url}")

    def _failed(self, request: Request) -> None:
        # What is still on its way when the next page is opened is given up.
        if request.failure != "net::ERR_ABORTED":
            self.problems.append(f"failed: {request.url} {request.failure}")

    def _dialog(self, dialog: Dialog) -> None:
        self.problems.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _response(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST:
            self.problems.append(f"{response.status}: {response.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(f"console {message.type}: {message.text}")


def settle(page: Page) -> None:
    """Wait until pictures, search results and maps are there; a map comes when it is near the screen."""
    page.wait_for_function(_SETTLED)
    for frame in page.locator("iframe").all():
        unfold(frame)
        frame.scroll_into_view_if_needed()
        frame.content_frame.locator("html[data-map=ready], html[data-map=failed]").wait_for(state="attached")


def unfold(frame: Locator) -> None:
    """Open what a frame is folded away in: nobody pays for a map who does not ask for it."""
    frame.evaluate("(frame) => frame.closest('details')?.setAttribute('open', '')")
