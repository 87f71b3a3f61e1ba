"""A task in a child process: run meanwhile, its result fetched when it is asked for."""

import gc
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing.connection import Connection
from typing import TypeVar

ResultT = TypeVar("ResultT")


def can_fork() -> bool:
    """Whether a second process helps: Windows cannot fork, macOS' frameworks do not bear it."""
    return sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


@contextmanager
def run_in_child(task: Callable[[], ResultT], *, worthwhile: bool) -> Iterator[Callable[[], ResultT]]:
    """Run a task in a forked child while this process does other work.

    The child gets the task by the fork, unpickled: a pool would pickle the whole catalog.

    Args:
        task: Its result must pickle.
        worthwhile: Whether there is enough to do for a process of its own.

    Yields:
        A function that returns the result, waiting for it if need be. Without a child, or if that one
        failed, it runs the task itself and raises what the task raises.
    """
    if not (worthwhile and can_fork()):
        yield cache(task)
        return
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    gc.freeze()  # a collection would touch, and so copy, every page that both share
    child = context.Process(target=_send_result, args=(task, receiver, sender), daemon=True)
    child.start()
    sender.close()

    @cache
    def result() -> ResultT:
        try:
            answer: ResultT = receiver.recv()
        except EOFError:
            return task()
        return answer

    with receiver:
        try:
            yield result
        finally:
            child.kill()  # has ended, unless this process failed before it asked; SIGTERM may be handled by who forked
            child.join()


def _send_result(task: Callable[[], object], receiver: Connection, sender: Connection) -> None:
    """Send what a task returns; nothing if it fails."""
    receiver.close()
    with sender, suppress(Exception):
        sender.send(task())
