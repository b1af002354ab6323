"""Keep the runs of programs: each is executed once, and again only when its key changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path
from time import perf_counter

from joblib import Memory

from mkdocs_lecture import kernel_side
from mkdocs_lecture.errors import AuthorError
from mkdocs_lecture.programs import Program, read_program
from mkdocs_lecture.results import Run


class Runs:
    """The runs of the programs in `folder`, kept in `cache_dir` across builds.

    `timeout` is the number of seconds that one cell may take; `progress` takes a line of text
    for each program that has to run.
    """

    def __init__(
        self, folder: Path, cache_dir: Path, timeout: int, progress: Callable[[str], None]
    ) -> None:
        """Open the cache; nothing runs yet."""
        self._folder = folder
        self._timeout = timeout
        self._progress = progress
        self._kept = Memory(cache_dir, verbose=0).cache(_run, ignore=["program", "timeout"])
        self._programs: dict[str, Program | AuthorError] = {}
        # By key, not by name: what failed is tried again once it has been edited, not before.
        self._outcomes: dict[str, Run | AuthorError] = {}

    def refresh(self) -> None:
        """Read edited programs again at their next use."""
        self._programs.clear()

    def program(self, name: str) -> Program:
        """Return the program called `name`; raise AuthorError if it is missing or malformed."""
        if name not in self._programs:
            try:
                self._programs[name] = read_program(self._folder, name)
            except AuthorError as error:
                self._programs[name] = error
        outcome = self._programs[name]
        if isinstance(outcome, AuthorError):
            raise outcome from None
        return outcome

    def prepare(self, names: Iterable[str]) -> None:
        """Run those of the programs `names` that no kept run answers for, side by side.

        Raise AuthorError if no program can run at all; a failing one is told by `run`.
        """
        waiting = [name for name in dict.fromkeys(names) if self._has_to_run(name)]
        if waiting:
            # Here, since the Jupyter client takes a while to import, and most builds run nothing.
            from mkdocs_lecture.running import require_kernel

            require_kernel()
            with ThreadPoolExecutor(max_workers=cpu_count()) as pool:
                list(pool.map(self._outcome, waiting))

    def run(self, name: str) -> Run:
        """Return the run of the program `name`; raise the AuthorError that running it gave."""
        outcome = self._outcome(name)
        if isinstance(outcome, AuthorError):
            raise outcome from None
        return outcome

    def _has_to_run(self, name: str) -> bool:
        try:
            program = self.program(name)
        except AuthorError:
            return False
        return program.key not in self._outcomes and not self._is_kept(program)

    def _is_kept(self, program: Program) -> bool:
        return self._kept.check_call_in_cache(_key(program), program, self._timeout)

    def _outcome(self, name: str) -> Run | AuthorError:
        program = self.program(name)
        if program.key not in self._outcomes:
            self._outcomes[program.key] = self._execute(program)
        return self._outcomes[program.key]

    def _execute(self, program: Program) -> Run | AuthorError:
        if self._is_kept(program):
            return self._kept(_key(program), program, self._timeout)
        self._progress(f"{program.path} runs …")
        start = perf_counter()
        try:
            outcome: Run | AuthorError = self._kept(_key(program), program, self._timeout)
        except AuthorError as error:
            outcome = error
        word = "failed after" if isinstance(outcome, AuthorError) else "ran in"
        self._progress(f"{program.path} {word} {perf_counter() - start:.1f} s")
        return outcome


def _run(key: str, program: Program, timeout: int) -> Run:
    # `key` stands for the program in the cache; an error is raised, and so never kept.
    from mkdocs_lecture.running import run_program

    return run_program(program, timeout)


def _key(program: Program) -> str:
    """Add to the program's own key what else shapes a run: the build's code that runs it."""
    return program.key + _BUILD_CODE


def _digest(files: Iterable[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


_BUILD_CODE = _digest(
    [
        Path(__file__).with_name("running.py"),
        Path(kernel_side.__file__),
        kernel_side.MATPLOTLIB_STYLE,
    ]
)
