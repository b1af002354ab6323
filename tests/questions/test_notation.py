"""Answer the questions of the page `notation`, from the network and not from the page."""

import notation as n

from tests.questions.answers import answers


def weights():
    """Return all weights of 2 → 4 → 1 by (layer, source, target), counted from 1."""
    return {
        (layer, j, i): float(array[j - 1, i - 1])
        for layer, array in ((1, n.w1), (2, n.w2))
        for j in range(1, array.shape[0] + 1)
        for i in range(1, array.shape[1] + 1)
    }


@answers("notation/which-connection")
def which_connection():
    name, row, column = n.place("w_{2,3}^{(1)}")
    asked = (int(name[1:]), row + 1, column + 1)
    assert asked in weights()
    choices = [(1, 2, 3), (2, 3, 1), (2, 1, 3), None]
    return [choice == asked for choice in choices]


@answers("notation/read-a-weight")
def read_a_weight():
    return weights()[1, 2, 1]


@answers("notation/neuron-by-hand")
def neuron_by_hand():
    w = weights()
    return max(2 * w[1, 1, 2] + 3 * w[1, 2, 2] + n.b1[0, 1], 0.0)
