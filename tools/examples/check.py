#!/usr/bin/env python3
"""Answer the committed examples again and compare with the committed bytes.

    python check.py [FOLDER ...]

Needs only tflite-micro, as requirements.txt pins it. Exit 1 when anything differs.
"""

import sys
from pathlib import Path

import case
import oracle

ROOT = Path(__file__).resolve().parents[2] / "examples"


def differences(folder):
    """Sentences; none when TFLite Micro answers what the folder says."""
    if not (folder / "meta.json").is_file():
        return ["no meta.json"]
    meta, content = case.read_meta(folder), (folder / "model.tflite").read_bytes()
    described = oracle.describe(content)
    wrong = [f"meta.json: {key} is not the model's" for key in described if described[key] != meta[key]]
    if wrong:
        return wrong
    answers = oracle.answers(content, case.read_inputs(folder, meta))
    return [*wrong_layers(meta, answers.layer_crcs), *wrong_outputs(folder, meta, answers.outputs)]


def wrong_layers(meta, crcs):
    """Of each invocation only the first layer: the ones after it follow from it."""
    recorded = meta["layerOutputCrc32"]
    if len(recorded) != len(crcs):
        return [f"meta.json: {len(recorded)} rows of layerOutputCrc32 for {len(crcs)} invocations"]
    return [
        f"invocation {k}: layer {first_difference(old, new)} gives something else"
        for k, (old, new) in enumerate(zip(recorded, crcs))
        if old != new
    ]


def first_difference(old, new):
    return next((i for i, (a, b) in enumerate(zip(old, new)) if a != b), min(len(old), len(new)))


def wrong_outputs(folder, meta, outputs):
    names = [f"expected{i}.bin" for i in range(len(meta["outputs"]))]
    return [f"{name} differs" for name, new in zip(names, outputs) if (folder / name).read_bytes() != new.tobytes()]


def main(folders):
    if not folders:
        print(f"no example in {ROOT}", file=sys.stderr)
        return 1
    failed = False
    for folder in folders:
        wrong = differences(folder)
        failed |= bool(wrong)
        print(f"{folder.name}: {'; '.join(wrong) or 'all equal'}")
    return 1 if failed else 0


if __name__ == "__main__":
    given = [Path(argument) for argument in sys.argv[1:]]
    sys.exit(main(given or sorted(path.parent for path in ROOT.glob("*/meta.json"))))
