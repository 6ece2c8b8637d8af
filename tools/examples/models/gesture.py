"""Gestures of a watch's accelerometer: a window of 96 readings of three axes, 50 a second, in g."""

import numpy as np
from keras import Input, Model, layers

OUTPUT = "gesture"
LABELS = ("idle", "circle", "punch", "wave")
TRAINING_SAMPLES, EPOCHS, BATCH, LEARNING_RATE = 4000, 25, 32, 3e-3

WINDOW, RATE = 96, 50
LIMIT = 4.0  # the sensor clips at +-4 g
TIME = np.arange(WINDOW) / RATE


def network(batch=None):
    x = acceleration = Input((WINDOW, 3), batch_size=batch, name="acceleration")
    x = layers.Conv1D(12, 5, padding="same", activation="relu", name="conv1")(x)
    x = layers.MaxPooling1D(2, name="pool1")(x)
    x = layers.Conv1D(16, 5, padding="same", activation="relu", name="conv2")(x)
    x = layers.MaxPooling1D(2, name="pool2")(x)
    x = layers.Conv1D(24, 3, activation="relu", name="conv3")(x)
    x = layers.GlobalAveragePooling1D(name="average")(x)
    x = layers.Dense(16, activation="relu", name="dense1")(x)
    x = layers.Dense(len(LABELS), activation="softmax", name="dense2")(x)
    return Model(acceleration, x, name="gesture")


def samples(rng, count):
    labels = np.arange(count) % len(LABELS)
    motions = [(idle, circle, punch, wave)[label](rng) for label in labels]
    readings = np.stack([worn(rng, motion) for motion in motions])
    return readings.astype(np.float32), np.eye(len(LABELS), dtype=np.float32)[labels]


def worn(rng, motion):
    """What the sensor reads: motion and gravity, turned as the watch sits on the wrist, with noise, clipped."""
    resting = np.array([0.0, 0.0, 1.0])
    readings = (motion + resting) @ rotation(rng, 0.5).T
    return np.clip(readings + rng.normal(0, rng.uniform(0.02, 0.08), readings.shape), -LIMIT, LIMIT)


# Motions, in g, without gravity: x along the forearm, y across it, z out of the watch's face.


def idle(rng):
    """At rest, turning the wrist slowly, or walking."""
    drift = rng.normal(0, 0.15, 3) * np.sin(2 * np.pi * rng.uniform(0.1, 0.4) * TIME + phase(rng))[:, None]
    steps = rng.choice([0.0, 1.0]) * rng.uniform(0.1, 0.45)
    cadence = 2 * np.pi * rng.uniform(1.6, 2.2) * TIME + phase(rng)
    bounce = np.sin(cadence) + 0.4 * np.sin(2 * cadence + phase(rng))
    return drift + steps * np.outer(bounce, [0.5, 0.2, 1.0])


def circle(rng):
    """The hand goes round, either way: two axes a quarter turn apart."""
    turn = 2 * np.pi * rng.uniform(0.8, 1.6) * TIME * rng.choice([-1, 1]) + phase(rng)
    squeeze = rng.uniform(0.6, 1.0)
    plane = np.outer(np.cos(turn), [0, 1, 0]) + squeeze * np.outer(np.sin(turn), [0, 0, 1])
    return rng.uniform(0.5, 1.4) * plane @ rotation(rng, 0.4).T * fade(rng)


def punch(rng):
    """Once forward and a hard stop, with a shake of the wrist after it."""
    start, thrust = rng.uniform(0.3, 1.4), rng.uniform(0.06, 0.12)
    push = bump(start, thrust) - rng.uniform(1.2, 2.2) * bump(start + 2 * thrust, 0.5 * thrust)
    after = np.clip(TIME - start - 2 * thrust, 0, None)
    shake = 0.6 * np.exp(-after / 0.08) * np.sin(2 * np.pi * 9 * after)
    side = rng.normal(0, 0.25, 2)
    return rng.uniform(1.2, 2.8) * (np.outer(push, [1, *side]) + np.outer(shake, [0.2, 0.5, 0.8]))


def wave(rng):
    """To and fro across the forearm, while gravity tips from side to side."""
    swing = 2 * np.pi * rng.uniform(1.7, 3.2) * TIME + phase(rng)
    tip = rng.uniform(0.2, 0.5) * np.sin(swing + rng.normal(0, 0.3))
    across = rng.uniform(0.6, 1.6) * np.sin(swing) + np.sin(tip)
    motion = np.stack([0.15 * np.cos(2 * swing), across, np.cos(tip) - 1], axis=1)
    return motion @ rotation(rng, 0.4).T * fade(rng)


def phase(rng):
    return rng.uniform(0, 2 * np.pi)


def bump(centre, width):
    return np.exp(-(((TIME - centre) / width) ** 2))


def fade(rng):
    """A gesture may begin or end inside the window."""
    begin, end = rng.uniform(-0.5, 0.5), rng.uniform(1.4, 2.5)
    return (1 / (1 + np.exp(-(TIME - begin) / 0.05)) / (1 + np.exp((TIME - end) / 0.05)))[:, None]


def rotation(rng, spread):
    """A turn about a random axis by a random angle (radians, standard deviation `spread`)."""
    axis = rng.normal(0, 1, 3)
    x, y, z = axis / np.linalg.norm(axis)
    cross = np.array([[0, -z, y], [z, 0, -x], [-y, x, 0]])
    angle = rng.normal(0, spread)
    return np.eye(3) + np.sin(angle) * cross + (1 - np.cos(angle)) * cross @ cross
