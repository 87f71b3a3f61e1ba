"""Every diagnostic code that the program can tell, found in its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

# Where the code stands among the arguments of what tells a problem.
_TELLERS = {"Diagnostic": 3, "problem": 1, "remark": 1, "refuse": 1, "_Sentence": 1}


def codes(folder: Path) -> set[str]:
    """The codes told by the modules below a folder; a workbook's problems have a column's name in that place."""
    return {code for path in folder.rglob("*.py") for code in _codes(path) if code.isascii()}


def _codes(path: Path) -> set[str]:
    """A module's codes; a way of telling that is new here is an error, so that no code is missed."""
    tree = ast.parse(path.read_text("utf-8"))
    passed_on = {id(one) for function in ast.walk(tree) if _has_code(function) for one in ast.walk(function)}
    found: set[str] = set()
    elsewhere = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := _name(node)) in _TELLERS and len(node.args) > 1:
            # `*at` is a line and a column: two values in one argument.
            place = _TELLERS[name] - any(isinstance(one, ast.Starred) for one in node.args[: _TELLERS[name]])
            argument = node.args[place]
            if isinstance(argument, ast.Constant):
                found.add(str(argument.value))
            elif id(node) not in passed_on:
                elsewhere.append(node.lineno)
    if elsewhere:
        found.update(_written_apart(tree))
    if elsewhere and not found:
        message = f"{path}:{elsewhere}: a code is told that is not written where this module looks"
        raise AssertionError(message)
    return found


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def _has_code(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef) and any(one.arg == "code" for one in node.args.args)


def _written_apart(tree: ast.Module) -> Iterator[str]:
    """Codes in a table of (code, pattern, message, hint), in `code, message = …`, or returned as `Told`."""
    for node in ast.walk(tree):
        match node:
            case ast.Tuple(
                elts=[ast.Constant(value=str(code)), ast.Constant(value=str()) | ast.JoinedStr(), ast.Constant(), _]
            ):
                yield code
            case ast.Assign(
                targets=[ast.Tuple(elts=[ast.Name(id="code"), *_])],
                value=ast.Tuple(elts=[ast.Constant(value=str(code)), *_]),
            ):
                yield code
            case ast.FunctionDef(returns=ast.Name(id="Told")):
                yield from _returned(node)


def _returned(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        match node:
            case ast.Return(value=ast.Tuple(elts=[ast.Constant(value=str(code)), *_])):
                yield code
