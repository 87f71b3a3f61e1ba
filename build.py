"""RenderFn `.venv` beside this file when it is missing or stale, then hand over to `python -m catalog`.

Standard library only. Everything that is installed comes from the hash-locked lists in `.requirements/`, through pip
with the reader's own settings (mirror, proxy, certificates), or from a folder `wheels/` beside this file when there is
one. The syntax is kept readable for Python 3.8, so that an old Python gets a sentence instead of a traceback.
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST = (3, 11)
TAIL_LINES = 12
EXIT_SETUP_FAILED = 2
EXIT_INTERRUPTED = 130

HELP = """\
用法：python build.py [命令] [选项]

  build   生成网站（不写命令时就是它）
  serve   在本机预览，边改边看
  check   只检查内容，不生成网站
  setup   让 git 在每次提交之前先检查内容
  test    运行测试

第一次运行会先在 .venv 文件夹里准备环境。之后再用 --help，可以看到全部选项。
"""

ADVICE = """\
可以这样做：
  · 网络慢或连不上：把 pip 的下载源（index-url）设为本单位可用的镜像，再运行一次
      python -m pip config set global.index-url 镜像地址
  · 不能联网：在系统和 Python 版本都相同、能联网的电脑上运行
      python -m pip download -r .requirements/{lock} -d wheels
    把得到的 wheels 文件夹放到 build.py 旁边，再运行一次
"""

NO_ENSUREPIP = """\
这个 Python 不能建立虚拟环境（缺少 ensurepip）。
Debian、Ubuntu 等系统请先运行：apt install python3-venv（需要管理员权限），再运行一次。"""


class SetupError(Exception):
    """The environment could not be made; the text says why and what to do."""


def say(text: str, end: str = "\n") -> None:
    """Tell the person at the keyboard; standard output stays the catalogue's own."""
    print(text, end=end, file=sys.stderr, flush=True)


def refusal(version: tuple[int, ...]) -> str:
    """Say why this Python is too old; empty when it is not."""
    if version[:2] >= OLDEST:
        return ""
    wanted, found = (".".join(map(str, numbers[:2])) for numbers in (OLDEST, version))
    return f"需要 Python {wanted} 或更新的版本，现在用的是 {found}。请安装新版本，再用它运行 build.py。"


def venv_python(root: Path, system: str = os.name) -> Path:
    """Where the environment's own Python lies."""
    return root / ".venv" / ("Scripts/python.exe" if system == "nt" else "bin/python")


def locked(root: Path, lock: str) -> list[str]:
    """Pip's arguments for one lock: from `wheels/` alone when that folder is there."""
    wheels = root / "wheels"
    offline = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    return [*offline, "--require-hashes", "-r", str(root / ".requirements" / lock)]


def steps(root: Path, *, test: bool) -> list[tuple[str, str, Path, list[str]]]:
    """Each step of the environment: its name, what the reader is told, the file it follows, its command."""
    locks = root / ".requirements"
    quiet = ["--disable-pip-version-check", "--no-input", "--progress-bar", "off"]
    pip = [str(venv_python(root)), "-m", "pip", "install", *quiet]
    editable = ["--no-deps", "--no-build-isolation", "--editable", str(root)]
    required = [
        ("site", "安装依赖", locks / "site.txt", [*pip, *locked(root, "site.txt")]),
        ("project", "登记本项目", root / "pyproject.toml", [*pip, *editable]),
    ]
    if test:
        required.append(("test", "安装测试工具", locks / "test.txt", [*pip, *locked(root, "test.txt")]))
    return required


def extras(root: Path, *, browser: bool) -> list[tuple[str, str, Path, list[str]]]:
    """Steps for what only some tests need: npm's packages, and a browser where the machine has none."""
    from shutil import which

    if (root / "wheels").is_dir():  # without a network there is nothing to try
        return []
    optional = []
    npm = which("npm")
    if npm:
        command = [npm, "ci", "--prefix", str(root / "tests"), "--no-audit", "--no-fund"]
        optional.append(("npm", "安装 npm 的测试工具", root / "tests" / "package-lock.json", command))
    if browser:
        command = [str(venv_python(root)), "-P", str(root / "tests" / "support" / "browser.py")]
        optional.append(("browser", "准备测试用的浏览器", root / ".requirements" / "test.txt", command))
    return optional


def stamp(root: Path, source: Path, version: tuple[int, ...] = sys.version_info[:3]) -> str:
    """Sum up what a finished step rests on: the file, the Python, the place (an environment cannot be moved)."""
    return hashlib.sha256(f"{version} {root}\n".encode() + source.read_bytes()).hexdigest()


def is_current(root: Path, name: str, source: Path) -> bool:
    """Whether this step was finished, and for just this input."""
    try:
        recorded = (root / ".venv" / f"{name}.stamp").read_text("ascii")
    except (OSError, UnicodeDecodeError):
        return False
    return recorded == stamp(root, source) and venv_python(root).exists()


def record(root: Path, name: str, source: Path) -> None:
    """Write down that a step is finished."""
    (root / ".venv" / f"{name}.stamp").write_text(stamp(root, source), "ascii")


def run(command: list[str], doing: str, advice: str = "") -> None:
    """Run one quiet command, naming on a terminal what is being fetched; on failure tell the end of what it said."""
    from subprocess import DEVNULL, PIPE, STDOUT, Popen

    tail: list[str] = []
    on_terminal = sys.stderr.isatty()
    with Popen(command, stdin=DEVNULL, stdout=PIPE, stderr=STDOUT, encoding="utf-8", errors="replace") as child:
        for line in child.stdout or ():
            tail = [*tail[1 - TAIL_LINES :], line.rstrip()]
            if on_terminal and line.startswith("Collecting "):
                say(f"\r    {line.split()[1]:<60}", end="")
    if on_terminal:
        say("\r" + " " * 64, end="\r")
    if child.returncode:
        lines = "\n".join(f"    {line}" for line in tail)
        report = f"{doing}没有成功（退出码 {child.returncode}）。最后几行是：\n{lines}\n{advice}"
        raise SetupError(report)


def make_venv(root: Path) -> None:
    """Start the environment afresh; whatever an interrupted run left there goes."""
    import importlib.util

    if importlib.util.find_spec("ensurepip") is None:
        raise SetupError(NO_ENSUREPIP)
    run([sys.executable, "-m", "venv", "--clear", str(root / ".venv")], "建立 .venv")


def relink(root: Path) -> None:
    """Make the installed project's path relative, so plain ASCII: Python on Windows would stumble over 目录 in it."""
    import sysconfig

    link = Path(sysconfig.get_path("purelib", "venv", {"base": str(root / ".venv")}), "catalog.pth")
    if link.exists():
        link.write_text(os.path.relpath(root, link.parent), "ascii")


def prepare(root: Path = ROOT, *, test: bool = False) -> None:
    """Bring the environment up to date; a step's stamp is written last, so an interrupted step is done again."""
    for name, doing, source, command in steps(root, test=test):
        if is_current(root, name, source):
            continue
        if name == "site":
            again = (root / ".venv" / "site.stamp").exists()
            why = "依赖清单、Python 或文件夹位置有变化：重新" if again else "第一次运行："
            say(f"{why}在 .venv 里准备环境，快则半分钟，网络慢时要几分钟……")
            make_venv(root)
        say(f"  {doing}……")
        relink(root)  # in case the last run was stopped between the next two lines
        run(command, doing, ADVICE.format(lock="test.txt" if test else "site.txt"))
        relink(root)
        record(root, name, source)


def prepare_extras(root: Path = ROOT, *, browser: bool = True) -> None:
    """Fetch what only some tests need, once: they say themselves what they lack. With `CI=true` a lack is a failure."""
    for name, doing, source, command in extras(root, browser=browser):
        if is_current(root, name, source):
            continue
        say(f"  {doing}……")
        try:
            run(command, doing)
        except (SetupError, OSError):
            if os.environ.get("CI") == "true":
                raise
        record(root, name, source)


def hand_over(python: Path, arguments: list[str], system: str = os.name) -> int:
    """Become the catalogue's own program; on Windows, which cannot, wait for it and pass its exit code on."""
    command = [str(python), "-m", "catalog", *arguments]
    os.chdir(ROOT)
    if system != "nt":
        os.execv(command[0], command)  # does not return
    from subprocess import Popen

    with Popen(command) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:  # Ctrl-C reached the child as well, which ends in its own way
                continue


def main(arguments: list[str]) -> int:
    """Prepare, then hand over."""
    os.environ["PYTHONUTF8"] = "1"  # for all that is started from here: Chinese text through pipes on Windows
    if Path(sys.prefix).resolve() == ROOT / ".venv":
        return hand_over(Path(sys.executable), arguments or ["build"])
    command = next((word for word in arguments if not word.startswith("-")), "build")
    try:
        if arguments[:1] in (["-h"], ["--help"]) and not is_current(ROOT, "site", ROOT / ".requirements" / "site.txt"):
            print(HELP, end="")
            return 0
        prepare(test=command == "test")
        if command == "test":
            prepare_extras(browser="--fast" not in arguments)
    except (SetupError, OSError) as problem:
        say(str(problem))
        return EXIT_SETUP_FAILED
    except KeyboardInterrupt:
        say("\n已中断。下次运行会把没做完的重新做好。")
        return EXIT_INTERRUPTED
    return hand_over(venv_python(ROOT), arguments or ["build"])


if __name__ == "__main__":
    too_old = refusal(sys.version_info[:3])
    if too_old:
        say(too_old)
    sys.exit(EXIT_SETUP_FAILED if too_old else main(sys.argv[1:]))
