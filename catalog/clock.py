"""Tell which day it is, for rules about how old something is; pages do not depend on it."""

import os
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

_SHANGHAI = timezone(timedelta(hours=8))


def today(environment: Mapping[str, str] = os.environ) -> date:
    """Return the day in Shanghai: that of SOURCE_DATE_EPOCH (seconds since 1970) if it is set, else the clock's."""
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.astimezone(_SHANGHAI).date()
