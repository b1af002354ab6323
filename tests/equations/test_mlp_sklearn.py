"""Recompute every displayed equation of the page `mlp-sklearn`, with scikit-learn as the oracle."""

import math

import mlp_sklearn as m
import numpy as np
from scipy.special import log_softmax
from sklearn.metrics import accuracy_score, confusion_matrix, log_loss
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from tests.equations.pins import pins

random = np.random.default_rng(9)
N, D, H1, H2, K = 23, 5, 6, 3, 4  # unlike sizes, so that a transposed product cannot fit


def drawn(**settings):
    """Draw data of K classes, and a network that has trained on them for a few steps."""
    random = np.random.default_rng(9)
    X = random.standard_normal((N, D))
    y = random.integers(0, K, N)
    y[:K] = range(K)
    net = MLPClassifier(hidden_layer_sizes=(H1, H2), random_state=8, **settings)
    for _ in range(3):
        net.partial_fit(X, y, classes=range(K))
    return X, y, net


def logits(X, net):
    """Compute z3 entry by entry, without matrix products."""
    values = X
    for layer, (w, b) in enumerate(zip(net.coefs_, net.intercepts_, strict=True)):
        z = np.array(
            [
                [sum(row[i] * w[i, j] for i in range(len(w))) + b[j] for j in range(len(b))]
                for row in values
            ]
        )
        values = z if layer == len(net.coefs_) - 1 else np.where(z > 0, z, 0)
    return values


@pins(
    "mlp-sklearn/accuracy",
    r"A = \frac{1}{N} \sum_{n=1}^{N} \ind[y_{\text{pred},n} = y_n]",
)
def test_accuracy():
    y, y_pred = random.integers(0, 3, (2, 40))
    by_formula = sum(1 if y_pred[n] == y[n] else 0 for n in range(40)) / 40
    assert 0 < by_formula < 1
    assert math.isclose(by_formula, accuracy_score(y, y_pred))
    assert math.isclose(m.accuracy, m.right / len(m.y_test))


@pins(
    "mlp-sklearn/parameter-count",
    r"""\begin{aligned}
    &(D + 1) H_1 + (H_1 + 1) H_2 \\
    &\quad {} + (H_2 + 1) K \\
    &= 5 \cdot 7 + 8 \cdot 4 + 5 \cdot 3 \\
    &= {{ n_parameters }}
    \end{aligned}""",
)
def test_parameter_count():
    def formula(D, H1, H2, K):
        return (D + 1) * H1 + (H1 + 1) * H2 + (H2 + 1) * K

    net = drawn()[2]
    counted = sum(array.size for array in net.coefs_ + net.intercepts_)
    assert counted == formula(D, H1, H2, K)
    assert m.n_parameters == formula(4, 7, 4, 3) == 5 * 7 + 8 * 4 + 5 * 3


@pins(
    "mlp-sklearn/forward-pass",
    r"""\begin{aligned}
    y_1 &= \relu(X w_1 + b_1) \\
    y_2 &= \relu(y_1 w_2 + b_2) \\
    z_3 &= y_2 w_3 + b_3
    \end{aligned}""",
)
def test_forward_pass():
    X, _, net = drawn()
    (w1, w2, w3), (b1, b2, b3) = net.coefs_, net.intercepts_
    y1 = m.relu(X @ w1 + b1)
    y2 = m.relu(y1 @ w2 + b2)
    z3 = y2 @ w3 + b3
    assert (y1.shape, y2.shape, z3.shape) == ((N, H1), (N, H2), (N, K))
    assert (y1 == 0).any() and (y1 > 0).any() and (y2 == 0).any() and (y2 > 0).any()
    assert np.allclose(z3, logits(X, net), rtol=0, atol=1e-12)
    # The logits are known to scikit-learn up to a constant per row only.
    known = net.predict_log_proba(X)
    assert np.allclose(z3 - z3[:, :1], known - known[:, :1], rtol=0, atol=1e-10)


@pins(
    "mlp-sklearn/softmax",
    r"P^{(k)} = \frac{e^{z_3^{(k)}}}{\sum_{j=1}^{K} e^{z_3^{(j)}}}",
)
def test_softmax():
    X, _, net = drawn()
    z3 = logits(X, net)
    by_formula = np.array([[math.exp(v) / sum(map(math.exp, row)) for v in row] for row in z3])
    assert np.allclose(by_formula, net.predict_proba(X), rtol=0, atol=1e-12)
    assert np.allclose(by_formula, m.softmax(z3), rtol=0, atol=1e-12)
    assert np.allclose(m.P, m.clf.predict_proba(m.X_test), rtol=0, atol=1e-12)


@pins(
    "mlp-sklearn/prediction",
    r"\ypred = \underset{k}{\operatorname{argmax}} \; P^{(k)}",
)
def test_prediction():
    X, _, net = drawn()
    P = net.predict_proba(X)
    largest = [max(range(K), key=lambda k: row[k]) for row in P]
    assert len(set(largest)) > 1
    assert np.array_equal(largest, net.predict(X))


@pins(
    "mlp-sklearn/softmax-shift",
    r"""\begin{aligned}
    \frac{e^{z_3^{(k)} - c}}{\sum_{j} e^{z_3^{(j)} - c}}
    &= \frac{e^{-c} \, e^{z_3^{(k)}}}{e^{-c} \sum_{j} e^{z_3^{(j)}}} \\
    &= P^{(k)}
    \end{aligned}""",
)
def test_softmax_shift():
    z = 3 * random.standard_normal(K)
    P = np.exp(log_softmax(z))
    for c in (-2.0, 0.7, z.max()):
        left = np.exp(z - c) / np.exp(z - c).sum()
        middle = np.exp(-c) * np.exp(z) / (np.exp(-c) * np.exp(z).sum())
        assert np.allclose(left, P) and np.allclose(middle, P)
    assert np.isfinite(m.softmax(np.array([[1000.0, 999.0]]))).all()


@pins("mlp-sklearn/likelihood", r"L = \prod_{n=1}^{N} P_n^{(y_n)}")
def test_likelihood():
    X, y, net = drawn()
    P = net.predict_proba(X)
    # The oracle draws classes from P: how often are three of them exactly y?
    few, draws = 3, 40_000
    by_formula = math.prod(P[n, y[n]] for n in range(few))
    sampled = np.stack([random.choice(K, size=draws, p=P[n]) for n in range(few)], axis=1)
    frequency = (sampled == y[:few]).all(axis=1).mean()
    assert abs(frequency - by_formula) < 5 * math.sqrt(by_formula / draws)
    assert by_formula > 10 / draws


@pins("mlp-sklearn/log-likelihood", r"\ln L = \sum_{n=1}^{N} \ln P_n^{(y_n)}")
def test_log_likelihood():
    X, y, net = drawn()
    P = net.predict_proba(X)
    L = math.prod(P[n, y[n]] for n in range(N))
    by_formula = sum(math.log(P[n, y[n]]) for n in range(N))
    assert math.isclose(math.log(L), by_formula)
    assert math.isclose(by_formula, -log_loss(y, P, normalize=False, labels=range(K)))


@pins("mlp-sklearn/cross-entropy", r"C = -\frac{1}{N} \sum_{n=1}^{N} \ln P_n^{(y_n)}")
def test_cross_entropy():
    X, y, net = drawn()
    P = net.predict_proba(X)
    by_formula = -sum(math.log(P[n, y[n]]) for n in range(N)) / N
    assert math.isclose(by_formula, log_loss(y, P, labels=range(K)))
    assert math.isclose(by_formula, m.cross_entropy(P, y))


@pins(
    "mlp-sklearn/penalised-loss",
    r"""\begin{aligned}
    &\loss = C \\
    &\quad {} + \frac{\lambda}{2N} \sum_{l=1}^{3} \sum_{i,j} \left( w_{l,j}^{(i)} \right)^2
    \end{aligned}""",
)
def test_penalised_loss():
    # A strong penalty, or a wrong factor would go unnoticed.
    X, y, net = drawn(alpha=2.5)
    C = log_loss(y, net.predict_proba(X), labels=range(K))
    squares = sum(w[i, j] ** 2 for w in net.coefs_ for i, j in np.ndindex(w.shape))
    by_formula = C + 2.5 / (2 * N) * squares
    assert by_formula - C > 0.1
    # partial_fit reports the loss of the parameters that it starts from.
    assert math.isclose(by_formula, net.partial_fit(X, y).loss_, rel_tol=1e-12)
    assert math.isclose(m.loss, m.one_step_more.loss_, rel_tol=1e-12)


@pins(
    "mlp-sklearn/worked-exponentials",
    r"""\begin{aligned}
    e^{2} &\approx {{ e[0, 0]:.3f }} \\
    e^{1} &\approx {{ e[0, 1]:.3f }} \\
    e^{-1} &\approx {{ e[0, 2]:.3f }} \\
    \textstyle\sum_{j} e^{z_3^{(j)}} &\approx {{ e_sum:.3f }}
    \end{aligned}""",
)
def test_worked_exponentials():
    assert np.allclose(m.e[0], [math.exp(2), math.exp(1), math.exp(-1)])
    assert math.isclose(m.e_sum, math.exp(2) + math.exp(1) + math.exp(-1))
    # What is printed must add up for somebody with pencil and paper.
    assert math.isclose(sum(round(v, 3) for v in m.e[0]), round(m.e_sum, 3))


@pins(
    "mlp-sklearn/worked-softmax",
    r"""\begin{aligned}
    P^{(1)} &\approx {{ e[0, 0]:.3f }} / {{ e_sum:.3f }} \\
    &\approx {{ p[0, 0]:.4f }} \\
    P^{(2)} &\approx {{ e[0, 1]:.3f }} / {{ e_sum:.3f }} \\
    &\approx {{ p[0, 1]:.4f }} \\
    P^{(3)} &\approx {{ e[0, 2]:.3f }} / {{ e_sum:.3f }} \\
    &\approx {{ p[0, 2]:.4f }}
    \end{aligned}""",
)
def test_worked_softmax():
    for k, z in enumerate([2, 1, -1]):
        exact = math.exp(z) / (math.exp(2) + math.exp(1) + math.exp(-1))
        assert math.isclose(m.p[0, k], exact)
        assert abs(round(m.e[0, k], 3) / round(m.e_sum, 3) - exact) < 0.5e-4
    assert math.isclose(sum(round(v, 4) for v in m.p[0]), 1)


@pins(
    "mlp-sklearn/worked-loss",
    r"""\begin{aligned}
    -\ln P^{(k)} &= \ln \sum_{j} e^{z_3^{(j)}} \\
    &\quad {} - z_3^{(k)} \\
    k = 1: \quad &{{ loss_of_class[0]:.3f }} \\
    k = 2: \quad &{{ loss_of_class[1]:.3f }} \\
    k = 3: \quad &{{ loss_of_class[2]:.3f }}
    \end{aligned}""",
)
def test_worked_loss():
    z = random.standard_normal(K)
    assert np.allclose(-log_softmax(z), math.log(sum(map(math.exp, z))) - z)
    for k, logit in enumerate([2, 1, -1]):
        assert math.isclose(m.loss_of_class[k], -math.log(m.p[0, k]))
        assert math.isclose(m.loss_of_class[k], math.log(m.e_sum) - logit)


def slopes(X, Y, parameters, penalty):
    """Differentiate the penalised loss of a tanh network by central differences."""

    def loss():
        w1, b1, w2, b2 = parameters
        log_p = log_softmax(np.tanh(X @ w1 + b1) @ w2 + b2, axis=1)
        return -(Y * log_p).sum() / len(X) + penalty / (2 * len(X)) * (
            (w1**2).sum() + (w2**2).sum()
        )

    found = []
    for p in parameters:
        slope = np.zeros_like(p)
        for entry in np.ndindex(p.shape):
            start, sides = p[entry], []
            for h in (1e-5, -1e-5):
                p[entry] = start + h
                sides.append(loss())
            p[entry] = start
            slope[entry] = (sides[0] - sides[1]) / 2e-5
        found.append(slope)
    return found


@pins(
    "mlp-sklearn/adam",
    r"""\begin{aligned}
    m^* &= \beta_1 m + (1 - \beta_1) G \\
    v^* &= \beta_2 v + (1 - \beta_2) G^2 \\
    \alpha_t &= \alpha \, \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \\
    w^* &= w - \alpha_t \frac{m^*}{\sqrt{v^*} + \varepsilon}
    \end{aligned}""",
)
def test_adam():
    X, y, _ = drawn()
    Y = np.eye(K)[y]
    # tanh has no kink, so that differences are exact enough; a small beta_2 tells it from beta_1.
    settings = {"activation": "tanh", "alpha": 0.5, "learning_rate_init": 0.01, "random_state": 4}
    settings |= {"hidden_layer_sizes": (H1,), "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-3}
    still = MLPClassifier(**settings | {"learning_rate_init": 1e-30})
    still.partial_fit(X, y, classes=range(K))
    w1, w2 = (w.copy() for w in still.coefs_)
    b1, b2 = (b.copy() for b in still.intercepts_)
    parameters = [w1, b1, w2, b2]
    ms, vs = ([np.zeros_like(p) for p in parameters] for _ in range(2))
    net = MLPClassifier(**settings)
    for t in (1, 2, 3, 4):
        net.partial_fit(X, y, classes=range(K))
        for k, G in enumerate(slopes(X, Y, parameters, penalty=0.5)):
            ms[k] = 0.8 * ms[k] + (1 - 0.8) * G
            vs[k] = 0.95 * vs[k] + (1 - 0.95) * G**2
            alpha_t = 0.01 * math.sqrt(1 - 0.95**t) / (1 - 0.8**t)
            parameters[k] -= alpha_t * ms[k] / (np.sqrt(vs[k]) + 1e-3)
        theirs = [net.coefs_[0], net.intercepts_[0], net.coefs_[1], net.intercepts_[1]]
        for ours, their in zip(parameters, theirs, strict=True):
            assert np.allclose(ours, their, rtol=0, atol=1e-8)


@pins(
    "mlp-sklearn/standardise",
    r"""\begin{aligned}
    &X_{\text{std},n}^{(j)} = \frac{X_n^{(j)} - \mu^{(j)}}{\sigma^{(j)}} \\
    &\mu^{(j)} = \frac{1}{N} \sum_{n=1}^{N} X_n^{(j)} \\
    &\sigma^{(j)} = \sqrt{\frac{1}{N} \sum_{n=1}^{N} ( X_n^{(j)} - \mu^{(j)} )^2}
    \end{aligned}""",
)
def test_standardise():
    X = 3 + 2 * random.standard_normal((N, D))
    theirs = StandardScaler().fit_transform(X)
    for j in range(D):
        mu = sum(X[n, j] for n in range(N)) / N
        sigma = math.sqrt(sum((X[n, j] - mu) ** 2 for n in range(N)) / N)
        assert np.allclose((X[:, j] - mu) / sigma, theirs[:, j])
        assert not np.allclose((X[:, j] - mu) / X[:, j].std(ddof=1), theirs[:, j])


@pins(
    "mlp-sklearn/start-range",
    r"""\begin{aligned}
    r &= \sqrt{\frac{6}{D + H_1}} \\
    &= \sqrt{\frac{6}{4 + 7}} \approx {{ limit:.3f }}
    \end{aligned}""",
)
def test_start_range():
    assert math.isclose(m.limit, math.sqrt(6 / (4 + 7)))
    for D, H1, seed in [(4, 7, 0), (2, 40, 3)]:
        X = random.standard_normal((N, D))
        y = np.arange(N) % 3
        net = MLPClassifier((H1,), random_state=seed, learning_rate_init=1e-30)
        net.partial_fit(X, y, classes=range(3))  # one step of no length: the start values
        r = math.sqrt(6 / (D + H1))
        rng = np.random.RandomState(seed)
        assert np.allclose(net.coefs_[0], rng.uniform(-r, r, (D, H1)), rtol=0, atol=1e-12)
        assert np.allclose(net.intercepts_[0], rng.uniform(-r, r, H1), rtol=0, atol=1e-12)


@pins("mlp-sklearn/guessing", r"C = -\ln \tfrac{1}{3} = \ln 3 \approx {{ ln3:.4f }}")
def test_guessing():
    y = random.integers(0, 3, 50)
    guessed = log_loss(y, np.full((50, 3), 1 / 3), labels=[0, 1, 2])
    assert math.isclose(guessed, -math.log(1 / 3))
    assert math.isclose(guessed, m.ln3)


@pins(
    "mlp-sklearn/accuracy-from-confusion",
    r"""\begin{aligned}
    A &= \frac{\sum_{k} M_{k,k}}{\sum_{k,l} M_{k,l}} \\
    &= \frac{ {{ diagonal }} }{150} \approx {{ cross_accuracy:.3f }}
    \end{aligned}""",
)
def test_accuracy_from_confusion():
    y, y_pred = random.integers(0, 3, (2, 40))
    M = confusion_matrix(y, y_pred)
    by_formula = sum(M[k, k] for k in range(3)) / sum(M[place] for place in np.ndindex(3, 3))
    assert math.isclose(by_formula, accuracy_score(y, y_pred))
    assert m.confusion.sum() == 150
    assert math.isclose(m.diagonal / 150, m.cross_accuracy)
