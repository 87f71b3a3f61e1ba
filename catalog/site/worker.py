"""Work on another processor: done meanwhile, there when it is asked for."""

import gc
import os
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

ResultT = TypeVar("ResultT")


def forks() -> bool:
    """Whether a second process helps: Windows cannot fork, macOS' frameworks do not bear it."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


@contextmanager
def aside(work: Callable[[], ResultT], *, worth: bool) -> Iterator[Callable[[], ResultT]]:
    """Let a child do some work while this process does other.

    Args:
        work: What to do; its result must pickle.
        worth: Whether there is enough of it for a process of its own.

    Yields:
        A function that gives the result, waiting for it if need be. Without a child, or if it
        failed, the work is done where it is asked for, and its faults are met there.
    """
    if not (worth and forks()):
        yield cache(work)
        return
    reader, writer = os.pipe()
    gc.freeze()  # a collection would touch, and so copy, every page that both share
    child = os.fork()
    if child == 0:
        failed = 1
        try:
            os.close(reader)
            with os.fdopen(writer, "wb") as out:
                pickle.dump(work(), out)
            failed = 0
        finally:
            os._exit(failed)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:

        @cache
        def result() -> ResultT:
            said = answer.read()
            _, status = os.waitpid(child, 0)
            done.append(status)
            return work() if status else pickle.loads(said)  # noqa: S301 - our own child's words

        done: list[int] = []
        try:
            yield result
        finally:
            if not done:  # nobody asked: something went wrong here
                answer.read()
                os.waitpid(child, 0)
