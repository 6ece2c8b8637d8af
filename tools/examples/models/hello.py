"""A sine, learned: the smallest model worth running."""

import numpy as np
from keras import Input, Model, layers

OUTPUT = "sine"
LABELS = ()
TRAINING_SAMPLES, EPOCHS, BATCH, LEARNING_RATE = 1000, 300, 50, 5e-3


def network(batch=None):
    x = angle = Input((1,), batch_size=batch, name="angle")
    x = layers.Dense(16, activation="relu", name="dense1")(x)
    x = layers.Dense(16, activation="relu", name="dense2")(x)
    return Model(angle, layers.Dense(1, name="sine")(x), name="hello")


def samples(rng, count):
    """Angles of one turn and their noisy sines. Both ends are there, so the int8 input spans the whole turn."""
    angles = rng.uniform(0, 2 * np.pi, [count, 1])
    angles[:2, 0] = 0, 2 * np.pi
    return angles.astype(np.float32), (np.sin(angles) + rng.normal(0, 0.02, angles.shape)).astype(np.float32)


def vectors():
    """Evenly spaced over the int8 range, so that the outputs draw one period of a sine."""
    return np.linspace(-128, 127, 32).round().astype(np.int8).reshape([-1, 1, 1])
