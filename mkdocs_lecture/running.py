"""Run a program once, in a fresh interpreter, and keep what each of its cells gave."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.kernel_side import VALUES_MIME
from mkdocs_lecture.programs import Cell, Program
from mkdocs_lecture.results import CellRun, Run

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_SET_UP = "import mkdocs_lecture.kernel_side as _kernel_side; _kernel_side.prepare()"
_PUBLISH = "_kernel_side.publish(globals())"


def run_program(program: Program, timeout: int) -> Run:
    """Execute every cell of `program`, each for at most `timeout` seconds.

    Raise AuthorError, with the program's file and line, for a cell that fails, does not end,
    writes to stderr or ends in a bare expression.
    """
    # The ids are the cells' names, since random ones would differ between two builds.
    codes = [nbformat.v4.new_code_cell(cell.code, id=cell.name) for cell in program.cells]
    notebook = nbformat.v4.new_notebook(
        cells=codes,
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )
    cells: dict[str, CellRun] = {}
    values: dict[str, Any] = {}
    with _client(notebook, program.path.parent, timeout) as client:
        _execute_hidden(client, _SET_UP)
        for index, cell in enumerate(program.cells):
            outputs = _execute(client, program, index, cell)
            _reject_unwanted(outputs, program, cell)
            values = _shared(_values(client), values)
            cells[cell.name] = CellRun(_printed(outputs), _figures(outputs), values)
    notebook.cells.insert(0, nbformat.v4.new_markdown_cell(program.docstring, id="about"))
    return Run(cells, nbformat.writes(notebook) + "\n")


@contextmanager
def _client(
    notebook: nbformat.NotebookNode, folder: Path, timeout: int
) -> Iterator[NotebookClient]:
    """Start an interpreter in `folder`, and end it on the way out whatever happened."""
    with TemporaryDirectory() as sockets:
        client = NotebookClient(
            notebook, km=_kernel_manager(Path(sockets)), timeout=timeout, record_timing=False
        )
        client.coalesce_streams = True
        with client.setup_kernel(
            cwd=str(folder.absolute()), env=_environment(), stderr=subprocess.DEVNULL
        ):
            yield client


def require_kernel() -> None:
    """Raise AuthorError if this Python has no interpreter that a program could run in."""
    try:
        import ipykernel  # noqa: F401
    except ModuleNotFoundError:
        raise AuthorError(
            "no program can run: this Python has no Jupyter kernel",
            remedy="Install it: pip install -r requirements.txt",
        ) from None


def _kernel_manager(sockets: Path) -> AsyncKernelManager:
    # Sockets in a folder of its own: nothing listens on the network.
    manager = AsyncKernelManager(transport="ipc", ip=str(sockets / "kernel"))
    # This interpreter, whatever kernel of the same name the user has installed elsewhere.
    manager.kernel_spec.argv[0] = sys.executable
    return manager


def _environment() -> dict[str, str]:
    # One thread a program: they run side by side, and sums keep their order from build to build.
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return os.environ | threads | {"PYTHONHASHSEED": "0", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def _execute(client: NotebookClient, program: Program, index: int, cell: Cell) -> list[Any]:
    try:
        done = client.execute_cell(client.nb.cells[index], index)
    except CellExecutionError as error:
        raise _failure(program, cell, client.nb.cells[index], error) from None
    except CellTimeoutError:
        raise AuthorError(
            f"cell `{cell.name}` did not end within {client.timeout} seconds",
            program.path,
            cell.line,
            "Look for an endless loop; for honest work make it smaller, or raise `timeout` of the "
            "plugin `lecture` in mkdocs.yml.",
        ) from None
    except DeadKernelError:
        raise AuthorError(
            f"the interpreter died in cell `{cell.name}`",
            program.path,
            cell.line,
            "Look for a call of exit() or for memory that runs out.",
        ) from None
    return done.outputs


def _failure(
    program: Program, cell: Cell, node: nbformat.NotebookNode, error: CellExecutionError
) -> AuthorError:
    trace = "".join(
        "\n".join(output.traceback) for output in node.outputs if output.output_type == "error"
    )
    trace = _ANSI.sub("", trace)
    inside = re.findall(r"^Cell In\[\d+\], line (\d+)|^-+> (\d+) ", trace, flags=re.MULTILINE)
    numbers = [int(first or second) for first, second in inside]
    return AuthorError(
        f"cell `{cell.name}` failed: {error.ename}: {error.evalue}",
        program.path,
        cell.line + (numbers[0] - 1 if numbers else 0),
        f"Run `python {program.path}` to see it alone. If the error is the lesson, catch it in "
        "the program and print it.",
        trace,
    )


def _reject_unwanted(outputs: Iterable[Any], program: Program, cell: Cell) -> None:
    for output in outputs:
        if output.output_type == "execute_result":
            raise AuthorError(
                f"cell `{cell.name}` ends in a bare expression",
                program.path,
                cell.line + len(cell.code.splitlines()) - 1,
                "Print the value, or end a figure with `plt.show()`: outside a notebook a bare "
                "expression shows nothing.",
            )
        if output.output_type == "stream" and output.name == "stderr":
            raise AuthorError(
                f"cell `{cell.name}` wrote to stderr",
                program.path,
                cell.line,
                "Remove the cause of the warning; if the warning is the lesson, catch it with "
                "`warnings.catch_warnings` and print it.",
                _ANSI.sub("", output.text),
            )


def _printed(outputs: Iterable[Any]) -> str:
    return "".join(output.text for output in outputs if output.output_type == "stream")


def _figures(outputs: Iterable[Any]) -> tuple[str, ...]:
    return tuple(
        output.data["image/svg+xml"]
        for output in outputs
        if output.output_type == "display_data" and "image/svg+xml" in output.data
    )


def _values(client: NotebookClient) -> dict[str, Any]:
    published = _execute_hidden(client, _PUBLISH)
    return next(output.data[VALUES_MIME] for output in published if output.data)


def _shared(values: dict[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """Take unchanged values from the cell before: a kept run then holds each of them once."""
    return {
        name: before[name] if name in before and before[name] == value else value
        for name, value in values.items()
    }


def _execute_hidden(client: NotebookClient, code: str) -> list[Any]:
    """Run code that is no cell of the program and leaves no trace in its notebook."""
    cell = nbformat.v4.new_code_cell(code)
    index = len(client.nb.cells)
    client.nb.cells.append(cell)
    try:
        return client.execute_cell(cell, index, store_history=False).outputs
    finally:
        client.nb.cells.pop()
