import pytest

from mkdocs_lecture.mathematics import localise_decimals


@pytest.mark.parametrize(
    ("tex", "german"),
    [
        (r"w = -0.25", r"w = -0{,}25"),
        (r"(0.5, 0.3)", r"(0{,}5; 0{,}3)"),
        (r"(0.5,\ 0.3)", r"(0{,}5;\ 0{,}3)"),
        (r"[0.5,0.3]", r"[0{,}5;0{,}3]"),
        (r"\{0.5, x\}", r"\{0{,}5; x\}"),
        (r"\left( 0.5,\, 1 \right)", r"\left( 0{,}5;\, 1 \right)"),
        (r"f(0.5, w_{1, 2}, x_{(1, 2)})", r"f(0{,}5; w_{1, 2}; x_{(1, 2)})"),
        (r"\frac{(1.5, 2)}{2}", r"\frac{(1{,}5; 2)}{2}"),
        (r"a = 0.5, b = 1", r"a = 0{,}5, b = 1"),  # a comma between two equations stays
        (r"w[0,1] = 0.5", r"w[0,1] = 0{,}5"),  # so does one without a space between whole numbers
        (r"\text{wenn } v > 0.5", r"\text{wenn } v > 0{,}5"),
        (r"\text{rund 0.5 (a, b)}", r"\text{rund 0,5 (a, b)}"),
        (
            r"\begin{bmatrix}0.5&1\\2&3.25\end{bmatrix}",
            r"\begin{bmatrix}0{,}5&1\\2&3{,}25\end{bmatrix}",
        ),
        (r"a\\[0.5em]b", r"a\\[0.5em]b"),
        (r"\hspace{1.5ex}x", r"\hspace{1.5ex}x"),
        (r"\sum_{j=1..4}", r"\sum_{j=1..4}"),
        (r"1.2.3", r"1.2.3"),
        (r"(N, D)", r"(N, D)"),
    ],
)
def test_german_has_a_comma(tex: str, german: str) -> None:
    assert localise_decimals(tex, "de") == german
    assert localise_decimals(german, "de") == german
    assert localise_decimals(tex, "en") == tex


def test_one_number_is_one_number(render) -> None:
    assert "<mn>0,5</mn>" in render("0.5 x").mathml
    assert "<mn>0.5</mn>" in render("0.5 x", "en").mathml
    assert render("0.5").speech == "0,5"
    assert render("0.5", "en").speech == "0.5"
