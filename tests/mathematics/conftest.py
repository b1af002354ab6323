from collections.abc import Callable

import pytest

from mkdocs_lecture.mathematics import Formula, Formulas, Rendered


@pytest.fixture(scope="session")
def formulas(tmp_path_factory: pytest.TempPathFactory) -> Formulas:
    return Formulas(tmp_path_factory.mktemp("formulas"))


@pytest.fixture(scope="session")
def render(formulas: Formulas) -> Callable[..., Rendered]:
    """Render one formula: `render(tex, language="de", display=False)`."""

    def render_one(tex: str, language: str = "de", display: bool = False) -> Rendered:
        return formulas.render([Formula(tex, display, language)])[0]

    return render_one
