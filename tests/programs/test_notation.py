"""What the page `notation` claims, checked on its own program and on independent oracles."""

import itertools
import re

import matplotlib.pyplot as plt
import network
import notation as n
import notation_figures
import numpy as np
import pytest
from drawing.address import draw_address
from drawing.network import RADIUS, neuron_places
from matplotlib.patches import Circle
from matplotlib.text import Text

from tests.pages import LANGUAGES, pages


@pytest.fixture(autouse=True)
def _close():
    yield
    plt.close("all")


def test_the_running_example():
    assert n.z1.tolist() == [[2, -1, -0.5, 1]] and n.y1.tolist() == [[2, 0, 0, 1]]
    assert n.z2.item() == n.y_pred.item() == 1.5
    assert n.X[0].tolist() == network.x.tolist()
    for name in ("w1", "b1", "w2", "b2"):
        assert np.array_equal(getattr(n, name), getattr(network, name))


@pytest.mark.parametrize("sizes", [(2, 4, 1), (3, 5, 2), (1, 7, 3)])
def test_place_finds_every_symbol_by_name(sizes):
    for layer, (sources, targets) in enumerate(itertools.pairwise(sizes), start=1):
        book = n.addresses(layer, sources, targets)
        assert book.shape == (sources, targets)
        for j in range(1, sources + 1):
            for i in range(1, targets + 1):
                name, *place = n.place(f"w_{{{layer},{j}}}^{{({i})}}")
                assert name == f"w{layer}" and book[tuple(place)] == int(f"{layer}{j}{i}")
                for letter in "bzy":
                    expected = (f"{letter}{layer}", 0, i - 1)
                    assert n.place(f"{letter}_{layer}^{{({i})}}") == expected
    assert n.place("X^{(2)}") == ("X", 0, 1)
    assert n.right == 12


def test_what_the_symbols_name_is_what_the_network_computes_with():
    """Only the connection that a weight's symbol names carries a change of it."""
    for j in (1, 2):
        for i in (1, 2, 3, 4):
            _, *place = n.place(f"w_{{1,{j}}}^{{({i})}}")
            changed = n.w1.copy()
            changed[tuple(place)] += 1
            change = (n.X @ changed + n.b1 - n.z1)[0]
            expected = np.zeros(4)
            expected[i - 1] = n.X[0, j - 1]
            np.testing.assert_allclose(change, expected)


def test_mistakes_are_as_told():
    assert n.as_powers.shape == (1, 2) and n.as_indices == n.y1[0, 0]
    assert n.as_indices not in n.as_powers
    # w_{1,1}^{(1)} = 1 times a feature, 0.5 times its square, and no bias.
    assert n.as_powers.tolist() == [[feature + 0.5 * feature * feature for feature in (1, 2)]]
    assert n.counts["source - 1, target - 1"] == [8, 0, 0]
    right, wrong, error = n.counts["target - 1, source - 1"]
    assert wrong > 0 and error > 0 and right + wrong + error == 8
    assert right == sum(j == i for j in (1, 2) for i in (1, 2, 3, 4))
    right, wrong, error = n.counts["source, target"]
    assert right == 0 and wrong > 0 and wrong + error == 8


def test_wrong_answers_are_what_the_page_takes_them_for():
    assert n.entry_swapped == n.w1[n.place("w_{1,1}^{(2)}")[1:]] == n.w1[0, 1]
    assert n.entry_counted_from_one == n.w1[n.place("w_{1,2}^{(2)}")[1:]] == n.w1[1, 1]
    assert n.z_question == n.z_without_bias - 2 == (2 * -1 + 3 * 1) - 2


def test_the_examples_of_the_table_of_signs():
    assert n.signs["g"] == n.signs["odot"] == "2, 0, 0, 1"
    assert n.signs["sum"] == sum(n.z1[0]) and n.signs["T"] == "(4, 1)"
    assert n.signs["indicator"] == "1, 0, 0, 1"


N, D, H1 = 7, 3, 5


def shapes(samples_are_rows):
    """Return the shapes of a network that the tables do not know, computed by running it."""
    random = np.random.default_rng(0)
    X = random.standard_normal((N if samples_are_rows else 1, D))
    w1, b1 = random.standard_normal((D, H1)), random.standard_normal((1, H1))
    w2, b2 = random.standard_normal((H1, 1)), random.standard_normal((1, 1))
    arrays = {"X": X, "w1": w1, "b1": b1, "w2": w2, "b2": b2}
    if samples_are_rows:
        arrays["z1"] = X @ w1 + b1
        arrays["z2"] = arrays["z1"] @ w2 + b2
    else:
        arrays = {name: array.T for name, array in arrays.items()}
        arrays["z1"] = arrays["w1"] @ arrays["X"] + arrays["b1"]
        arrays["z2"] = arrays["w2"] @ arrays["z1"] + arrays["b2"]
    arrays |= {"y1": arrays["z1"], "y_pred": arrays["z2"], "y": arrays["z2"]}
    return {name: array.shape for name, array in arrays.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_of_shapes_is_true(language):
    text = pages(language)["notation"].path.read_text(encoding="utf-8")
    row = (
        r"^\|[^|`]+`(\w+)` \|[^|]+\| \$([^$]+) \\times ([^$]+)\$ \| \$([^$]+) \\times ([^$]+)\$ \|$"
    )
    sizes = {"N": N, "D": D, "H_1": H1, "1": 1}
    rows = {found[1]: found.groups()[1:] for found in re.finditer(row, text, re.MULTILINE)}
    assert rows.keys() == shapes(True).keys()
    for name, sides in rows.items():
        told = [sizes[side] for side in sides]
        assert told == [*shapes(False)[name], *shapes(True)[name]], name


@pytest.mark.parametrize(("sizes", "address"), [((2, 4, 1), (1, 2, 3)), ((3, 2, 5), (2, 1, 4))])
def test_the_drawing_lights_exactly_the_connection_that_the_symbol_names(sizes, address):
    layer, source, target = address
    axes = draw_address(sizes, *address)
    places = neuron_places(sizes)
    ends = [places[layer - 1][source - 1], places[layer][target - 1]]
    [lit] = [line for line in axes.lines if line.get_linewidth() > 2]
    np.testing.assert_allclose(lit.get_xydata(), ends)
    rings = [patch for patch in axes.patches if isinstance(patch, Circle)]
    rings = [ring.center for ring in rings if ring.radius != RADIUS]
    np.testing.assert_allclose(rings, ends)
    above = {
        text.get_position()[0]: text.get_text() for text in axes.texts if text.get_va() == "bottom"
    }
    titles = ["inputs", *(f"layer {number}" for number in range(1, len(sizes)))]
    assert [above[column[0][0]] for column in places] == titles
    written = [text.get_text() for text in axes.texts]
    assert {f"({target})", str(layer), str(source), f"to neuron {target}"} <= set(written)


def test_no_text_of_the_address_leaves_the_figure_or_touches_another():
    axes = draw_address([2, 4, 1], 1, 2, 3)
    axes.figure.canvas.draw()
    # An annotation's own extent would include its line.
    boxes = [Text.get_window_extent(text) for text in axes.texts]
    width, height = axes.figure.get_size_inches() * axes.figure.dpi
    for box in boxes:
        assert box.x0 >= 0 and box.y0 >= 0 and box.x1 <= width and box.y1 <= height
    said = boxes[-3:]  # what the indices name
    for box in said:
        assert not any(box.overlaps(other) for other in boxes if other is not box)


def test_the_figures_show_the_numbers_of_the_program():
    np.testing.assert_array_equal(notation_figures.z1, n.z1[0])
    np.testing.assert_array_equal(notation_figures.y1, n.y1[0])
