"""Addresses and telephones in the form that a telephone understands."""

import re

DISTRICT = "无锡市滨湖区"
_DISTRICT = re.compile(r"^(江苏省)?\s*(无锡市)?\s*(滨湖区)?\s*")
# With its area code, or 400 and 800; an extension is for the person who calls.
_LANDLINE = re.compile(r"(0[1-9]\d{1,2}[- ]?\d{7,8}|[48]00[- ]?\d{3}[- ]?\d{4})(?:\s*转\s*\d{1,6})?")


def street_address(address: str) -> str:
    """An address within the district: `金石路 352 号`, whether or not the record names city and district."""
    return _DISTRICT.sub("", address, count=1) or address


def full_address(address: str) -> str:
    """An address as a map finds it from anywhere: `无锡市滨湖区金石路 352 号`."""
    return f"{DISTRICT}{_DISTRICT.sub('', address, count=1)}"


def phone_uri(phone: str) -> str | None:
    """A `tel:` address for the telephone of an office; None for what else may stand there."""
    match = _LANDLINE.fullmatch(phone.strip())
    return f"tel:{re.sub(r'[^0-9]', '', match[1])}" if match else None
