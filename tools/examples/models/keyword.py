"""Spoken words from 49 frames of ten cepstral coefficients: a small depthwise-separable network.

The words come from a sketch of a voice: phones are formants and noise, frames are spectra on a mel scale.
"""

import numpy as np
from keras import Input, Model, layers

OUTPUT = "word"
LABELS = ("silence", "unknown", "yes", "no", "up", "down", "stop", "go")
TRAINING_SAMPLES, EPOCHS, BATCH, LEARNING_RATE = 4000, 10, 32, 3e-3

FRAMES, COEFFICIENTS, BANDS = 49, 10, 40
FILTERS, BLOCKS = 48, 4
TIME = np.arange(FRAMES) * 0.02  # seconds


def network(batch=None):
    x = cepstrum = Input((FRAMES, COEFFICIENTS, 1), batch_size=batch, name="cepstrum")
    x = layers.Conv2D(FILTERS, (10, 4), strides=2, padding="same", use_bias=False, name="conv")(x)
    x = normed(x, "conv")
    for block in range(1, BLOCKS + 1):
        x = layers.DepthwiseConv2D(3, padding="same", use_bias=False, name=f"depthwise{block}")(x)
        x = normed(x, f"depthwise{block}")
        x = layers.Conv2D(FILTERS, 1, use_bias=False, name=f"pointwise{block}")(x)
        x = normed(x, f"pointwise{block}")
    x = layers.GlobalAveragePooling2D(name="average")(x)
    x = layers.Dense(len(LABELS), activation="softmax", name="dense")(x)
    return Model(cepstrum, x, name="keyword")


def normed(x, name):
    """The normalisation folds into the convolution when the model is converted."""
    x = layers.BatchNormalization(momentum=0.9, name=f"{name}_norm")(x)
    return layers.ReLU(name=f"{name}_relu")(x)


def samples(rng, count):
    labels = np.arange(count) % len(LABELS)
    features = np.stack([cepstrum_of(rng, LABELS[label]) for label in labels])
    return features[..., None].astype(np.float32), np.eye(len(LABELS), dtype=np.float32)[labels]


# A phone: three formants (Hz), strength of the voice, centre (Hz) and strength of the noise.
PHONES = {
    "a": (730, 1090, 2440, 1.0, 1000, 0.0),
    "e": (530, 1840, 2480, 0.9, 1000, 0.0),
    "i": (270, 2290, 3010, 0.8, 1000, 0.0),
    "o": (570, 840, 2410, 1.0, 1000, 0.0),
    "u": (300, 870, 2240, 0.7, 1000, 0.0),
    "v": (640, 1190, 2390, 1.0, 1000, 0.0),  # the vowel of "up"
    "j": (280, 2200, 2900, 0.6, 1000, 0.0),
    "n": (250, 1400, 2400, 0.4, 1000, 0.0),
    "r": (310, 1060, 1380, 0.6, 1000, 0.0),
    "s": (300, 1600, 2600, 0.0, 3700, 0.5),
    "f": (300, 1200, 2400, 0.0, 2600, 0.1),
    "t": (300, 1700, 2700, 0.0, 3000, 0.4),
    "d": (300, 1700, 2700, 0.2, 2700, 0.3),
    "p": (300, 900, 2300, 0.0, 900, 0.3),
    "g": (250, 1900, 2300, 0.2, 1900, 0.3),
    "-": (400, 1400, 2400, 0.0, 1000, 0.0),  # the lips or the tongue are closed
}
# Phones with their lengths in milliseconds.
WORDS = {
    "yes": [("j", 70), ("e", 130), ("s", 140)],
    "no": [("n", 90), ("o", 110), ("u", 90)],
    "up": [("v", 120), ("-", 60), ("p", 40)],
    "down": [("d", 40), ("a", 120), ("u", 90), ("n", 100)],
    "stop": [("s", 120), ("-", 40), ("t", 30), ("o", 120), ("-", 50), ("p", 40)],
    "go": [("g", 40), ("o", 120), ("u", 100)],
}


def cepstrum_of(rng, label):
    """[FRAMES, COEFFICIENTS], scaled so that most of it lies in -1..1."""
    power = background(rng)
    if label != "silence":
        power = power + spoken(rng, phones_of(rng, label))
    bands = np.log(power) + rng.normal(0, 0.3, power.shape) + rng.normal(0, 0.3) * (HERTZ / 2000 - 1)
    return (bands @ COSINES + OFFSET) / SPREAD


def phones_of(rng, label):
    if label != "unknown":
        return WORDS[label]
    return [(phone, rng.uniform(40, 150)) for phone in rng.choice(list(PHONES), rng.integers(2, 6))]


def spoken(rng, phones):
    """Power in each frame and band: the resonances of a throat, moving from phone to phone."""
    stretch, throat = rng.uniform(0.8, 1.4), rng.normal(1, 0.08)
    ends = np.cumsum([length for _, length in phones]) * stretch / 1000
    begin = rng.uniform(0.02, 0.96 - ends[-1]) if ends[-1] < 0.9 else 0.02
    tracks = movement(rng, [PHONES[phone] for phone, _ in phones], begin + np.array([0, *ends]))
    formants, (voice, hiss, noise) = tracks[:3] * throat, tracks[3:]
    resonances = [gain / (1 + ((HERTZ - f[:, None]) / width) ** 2) for f, gain, width in zip(formants, GAINS, WIDTHS)]
    breath = np.exp(-(((HERTZ - hiss[:, None] * throat) / 700) ** 2))
    return rng.uniform(0.15, 1.5) * (voice[:, None] * sum(resonances) + noise[:, None] * breath)


def movement(rng, targets, edges):
    """Each of a phone's six numbers at each frame; the strengths are zero before and after the word."""
    lengths = np.diff(edges)
    knots = np.stack([edges[:-1] + 0.2 * lengths, edges[1:] - 0.2 * lengths], axis=1).ravel()
    tracks = []
    for column, values in enumerate(np.repeat(np.array(targets, float), 2, axis=0).T):
        strength = column in (3, 5)
        first, last = (0.0, 0.0) if strength else (values[0], values[-1])
        track = np.interp(TIME, [edges[0], *knots, edges[-1]], [first, *values, last])
        tracks.append(track * (1 if strength else rng.normal(1, 0.05)))
    return np.array(tracks)


def background(rng):
    """A hum that falls with the frequency, sometimes with a gust of noise."""
    hum = rng.uniform(0.002, 0.02) * (200 / (HERTZ + 200)) ** rng.uniform(0, 1)
    gust = rng.choice([0, 1], p=[0.7, 0.3]) * rng.uniform(0, 0.1)
    shape = np.exp(-(((TIME - rng.uniform(0, 1)) / rng.uniform(0.05, 0.3)) ** 2))
    colour = np.exp(-(((HERTZ - rng.uniform(300, 3500)) / 1500) ** 2))
    return hum * np.ones([FRAMES, 1]) + gust * np.outer(shape, colour)


def mel_centres():
    """BANDS frequencies from 20 to 4000 Hz, evenly spaced as an ear hears them."""
    low, high = 1127 * np.log1p(np.array([20, 4000]) / 700)
    return 700 * np.expm1(np.linspace(low, high, BANDS) / 1127)


HERTZ = mel_centres()
GAINS, WIDTHS = (1.0, 0.5, 0.25), (90, 110, 170)
# Orthonormal DCT-II, the first COEFFICIENTS of BANDS.
COSINES = np.sqrt(2 / BANDS) * np.cos(np.pi * np.outer(np.arange(BANDS) + 0.5, np.arange(COEFFICIENTS)) / BANDS)
COSINES[:, 0] /= np.sqrt(2)
OFFSET = np.eye(COEFFICIENTS)[0] * 25  # puts the middle of the loudness near zero
# Higher coefficients are smaller: a lifter brings all of them to about one size, as int8 needs it.
SPREAD = 16 / (1 + np.arange(COEFFICIENTS))
