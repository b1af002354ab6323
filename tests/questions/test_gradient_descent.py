"""Answer the questions of the page `gradient-descent` without the page."""

from tests.questions.answers import answers

X = [0, 1, 3, 4]
Y = [2, 1, 3, 6]


@answers("gradient-descent/next-step")
def next_step():
    def loss(w):
        return sum((label - w * feature) ** 2 for feature, label in zip(X, Y, strict=True)) / 4

    h = 0.001
    return round(1 - 0.1 * (loss(1 + h) - loss(1 - h)) / (2 * h), 6)


@answers("gradient-descent/rates")
def rates():
    def arrives(alpha):
        distance = 1.0
        for _ in range(1000):
            distance = distance - alpha * 4 * distance
        return abs(distance) < 1e-6

    return [arrives(alpha) for alpha in (0.1, 0.3, 0.5, 0.6)]
