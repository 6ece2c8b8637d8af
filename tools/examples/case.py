"""The case folder: model.tflite, input0.bin, expected0.bin, meta.json, labels.txt."""

import json

import numpy as np

import oracle

ROWS = ("layers", "layerOutputCrc32")


def write(folder, content, inputs, labels, source):
    folder.mkdir(parents=True, exist_ok=True)
    answers = oracle.answers(content, inputs)
    (folder / "model.tflite").write_bytes(content)
    for stem, arrays in (("input", inputs), ("expected", answers.outputs)):
        for position, array in enumerate(arrays):
            array.tofile(folder / f"{stem}{position}.bin")
    meta = {"source": source, "invocations": len(inputs[0])} | oracle.describe(content)
    meta |= {"layerOutputCrc32": answers.layer_crcs}
    (folder / "meta.json").write_text(render(meta))
    if labels:
        (folder / "labels.txt").write_text("".join(f"{label}\n" for label in labels))
    return answers


def read_meta(folder):
    return json.loads((folder / "meta.json").read_text())


def read_inputs(folder, meta):
    return [
        np.fromfile(folder / f"input{i}.bin", oracle.DTYPES[kind]).reshape([meta["invocations"], *shape])
        for i, (kind, shape) in enumerate(meta["inputs"])
    ]


def render(meta):
    """JSON with one line for each layer and each invocation, so that a difference can be read."""
    return "{\n" + ",\n".join(f"  {json.dumps(key)}: {render_value(key, meta[key])}" for key in meta) + "\n}\n"


def render_value(key, value):
    if key not in ROWS:
        return json.dumps(value)
    return "[\n" + ",\n".join(f"    {json.dumps(row)}" for row in value) + "\n  ]"
