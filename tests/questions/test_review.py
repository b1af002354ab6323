"""The answers to the questions of the page `review`."""

import numpy as np
from scipy.optimize import linear_sum_assignment
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.metrics import confusion_matrix
from sklearn.model_selection import train_test_split

from tests.questions.answers import answers, by_reading


@answers("review/reshape-24")
def reshape_24():
    return np.reshape(np.arange(24), (4, -1)).shape


@answers("review/renamed-clusters")
def renamed_clusters():
    X, y = load_iris(return_X_y=True)
    X_train, X_test, _, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=0)
    clusters = KMeans(3, n_init=10, random_state=0).fit(X_train).predict(X_test)
    table = confusion_matrix(y_test, clusters)
    return int(table[linear_sum_assignment(-table)].sum())


by_reading("review/masked-word", "It asks what kinds of learning are called.")
