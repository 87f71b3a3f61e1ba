"""What an ordinary page says of itself before its text."""

from typing import Literal

from catalog.model.types import Line, Part, about


class FrontMatter(Part):
    """The front matter of a page in `content/pages/`: what templates read of it, and nothing else."""

    title: Line = about("页面的标题，出现在浏览器的标签上", "使用帮助")
    description: Line | None = about("一句话说这一页有什么，搜索引擎会显示", "怎样找课、看地图和打印。", default=None)
    robots: Literal["noindex"] | None = about("写 noindex，搜索引擎就不收录这一页", "noindex", default=None)
