"""The kinds of boxes (`!!! note`) that editors' Markdown knows."""

# What a box is called that has no title of its own.
BOXES = {
    "note": "说明",
    "info": "说明",
    "tip": "提示",
    "example": "举例",
    "important": "重要",
    "warning": "注意",
    "danger": "当心",
}
