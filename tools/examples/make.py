#!/usr/bin/env python3
"""Make the example models of examples/ and their right answers.

    python make.py [NAME ...] [--out FOLDER]

Each is trained on data that a function draws, converted to int8, and answered by TFLite Micro's
reference kernels. README.md beside this file says what to install.
"""

import argparse
import time
import zlib
from importlib.metadata import version
from pathlib import Path

import training  # first: it sets what TensorFlow reads when it is imported
import numpy as np

import case
import oracle
import vectors
from models import gesture, hello, keyword

EXAMPLES = {"hello": hello, "gesture": gesture, "keyword": keyword}
SEED = 2026
TEST_SAMPLES = 800
ROOT = Path(__file__).resolve().parents[2] / "examples"
SOURCE = {
    "origin": f"generated here with {training.VERSIONS}",
    "path": "tools/examples/make.py",
    "commit": "",
    "licence": "Apache-2.0",
    "note": f"expected: tflite-micro {version('tflite-micro')}, reference kernels",
}


def make(name, folder):
    start, example = time.monotonic(), EXAMPLES[name]
    rng = np.random.default_rng([SEED, zlib.crc32(name.encode())])
    training.be_deterministic(SEED)
    inputs, targets = example.samples(rng, example.TRAINING_SAMPLES)
    tests, truth = example.samples(rng, TEST_SAMPLES)
    model = training.trained(example, inputs, targets)
    content = training.converted(example, model, inputs)
    arrays = [vectors.invocations(example, tests, oracle.quantization(content)[0], rng)]
    case.write(folder, content, arrays, example.LABELS, SOURCE)
    report(name, content, scores(example, model, content, tests, truth), time.monotonic() - start)


def scores(example, model, content, tests, truth):
    """How good the float model is, and the int8 model under TFLite Micro."""
    (scale, zero), (out_scale, out_zero) = oracle.quantization(content)
    quantized = vectors.quantized(tests, scale, zero)[:, None]
    answers = oracle.answers(content, [quantized]).outputs[0].reshape(truth.shape)
    dequantized = (answers.astype(np.float32) - out_zero) * out_scale
    return [score(example, predicted, tests, truth) for predicted in (model.predict(tests, verbose=0), dequantized)]


def score(example, predicted, tests, truth):
    if example.LABELS:
        return f"{100 * np.mean(predicted.argmax(1) == truth.argmax(1)):.1f}% right"
    return f"at most {np.abs(predicted - np.sin(tests)).max():.3f} off the sine"


def report(name, content, results, seconds):
    print(f"{name}: {len(content)} bytes, activations at most {oracle.peak_bytes(content)} bytes, {seconds:.0f} s")
    print(f"  float {results[0]}, int8 {results[1]} ({TEST_SAMPLES} samples that it was not trained on)")
    for layer in oracle.layers(content):
        print(f"  {layer['index']:2} {layer['op']:18} {layer['shape']}", flush=True)


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(EXAMPLES)}; all when none is given")
    parser.add_argument("--out", type=Path, default=ROOT, help="where the folders go (default: examples/)")
    options = parser.parse_args()
    if unknown := set(options.names) - set(EXAMPLES):
        parser.error(f"no example is called {', '.join(sorted(unknown))}")
    return options


if __name__ == "__main__":
    chosen = parse()
    for each in chosen.names or EXAMPLES:
        make(each, chosen.out / each)
