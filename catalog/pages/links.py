"""Make links of the web addresses in one-line texts."""

from markupsafe import Markup, escape

from catalog.content.web_addresses import addresses

_LINK = Markup('<a class="outward" href="{}">{}</a>')


def linked(text: str) -> Markup:
    """Return a text, escaped, with a link for each address in it."""
    html, at = Markup(), 0
    for address in addresses(text):
        html += escape(text[at : address.start]) + _LINK.format(address.href, text[address.start : address.end])
        at = address.end
    return html + escape(text[at:])
