"""Inputs of the recorded invocations: samples of the data, blends of two of them, then corner patterns."""

import numpy as np

REAL, BLENDED = 12, 4


def quantized(values, scale, zero_point):
    return np.clip(np.round(values / scale) + zero_point, -128, 127).astype(np.int8)


def invocations(example, samples, quantization, rng):
    """[invocations, 1, ...]; an example that knows better brings its own."""
    if hasattr(example, "vectors"):
        return example.vectors()
    # Neighbours are of different classes: halfway between them no class is certain.
    blends = (samples[:BLENDED] + samples[1 : BLENDED + 1]) / 2
    real = quantized(np.concatenate([samples[:REAL], blends]), *quantization)
    return np.concatenate([real, corners(real.shape[1:], rng)])[:, None]


def corners(shape, rng):
    """All lowest, all highest, all zero, noise over the whole range."""
    flat = [np.full(shape, value, np.int8) for value in (-128, 127, 0)]
    return np.stack([*flat, rng.integers(-128, 128, shape).astype(np.int8)])
