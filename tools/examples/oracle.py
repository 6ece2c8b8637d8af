"""What TFLite Micro's reference kernels answer, and what meta.json says about a model."""

import zlib
from typing import NamedTuple

import numpy as np
from tflite_micro.python.tflite_micro import runtime
from tflite_micro.tensorflow.lite.micro.python import schema_py_generated as schema

# The default, ten times the model's size, is too small for little weight and large activations.
ARENA_BYTES = 4 << 20
DTYPES = {"INT8": np.int8, "INT16": np.int16, "INT32": np.int32, "FLOAT32": np.float32}


class Answers(NamedTuple):
    outputs: list  # per graph output: [invocations, *shape]
    layer_crcs: list  # per invocation: one CRC-32 per operator


def answers(content, inputs):
    """Invoke on one fresh interpreter, in order. `inputs` holds one [invocations, *shape] array per graph input."""
    whole = run(content, inputs, keep_all=True)
    planned = run(content, inputs, keep_all=False)
    # An operator that reads memory nothing wrote shows as a difference between two memory plans.
    if any(a.tobytes() != b.tobytes() for a, b in zip(whole.outputs, planned.outputs)):
        raise RuntimeError("two memory plans give different answers: the model has none that is right")
    return whole


def run(content, inputs, keep_all):
    """Only an interpreter that keeps all tensors has them to show; the other one reuses their memory."""
    graph = main_graph(content)
    configs = runtime.InterpreterConfig
    config = configs.kPreserveAllTensors if keep_all else configs.kAllocationRecording
    interpreter = runtime.Interpreter.from_bytes(content, arena_size=ARENA_BYTES, intrepreter_config=config)
    columns, layer_crcs = [], []
    for arrays in zip(*inputs):
        for position, array in enumerate(arrays):
            interpreter.set_input(np.ascontiguousarray(array), position)
        interpreter.invoke()
        columns.append([np.array(interpreter.get_output(i)) for i in range(len(graph.outputs))])
        layer_crcs.append([crc_of(interpreter, op.outputs[0]) for op in graph.operators] if keep_all else [])
    return Answers([np.stack(column) for column in zip(*columns)], layer_crcs)


def crc_of(interpreter, tensor):
    data = interpreter.GetTensor(int(tensor), 0)["tensor_data"]
    return f"{zlib.crc32(np.ascontiguousarray(data).tobytes()):08x}"


def describe(content):
    """The part of meta.json that the model alone decides."""
    graph = main_graph(content)
    touched = [graph.tensors[i] for op in graph.operators for i in [*op.inputs, *op.outputs] if i >= 0]
    return {
        "inputs": [port(graph.tensors[i]) for i in graph.inputs],
        "outputs": [port(graph.tensors[i]) for i in graph.outputs],
        "stateful": any(bool(t.isVariable) for t in graph.tensors),
        "exact": not any(TYPE_NAMES[t.type].startswith("FLOAT") for t in touched),
        "layers": layers(content),
    }


def layers(content):
    model = model_of(content)
    graph = model.subgraphs[0]
    return [
        {
            "index": index,
            "op": op_name(model, op),
            "out_tensor": int(op.outputs[0]),
            "shape": shape_of(graph.tensors[op.outputs[0]]),
        }
        for index, op in enumerate(graph.operators)
    ]


def peak_bytes(content):
    """Most bytes that one operator's activations take, its inputs and outputs together."""
    model = model_of(content)
    graph = model.subgraphs[0]
    sizes = []
    for op in graph.operators:
        tensors = [graph.tensors[i] for i in {*op.inputs, *op.outputs} if i >= 0]
        sizes.append(sum(bytes_of(t) for t in tensors if model.buffers[t.buffer].data is None))
    return max(sizes)


def quantization(content):
    """Scale and zero point of the first input and the first output."""
    graph = main_graph(content)
    ends = [graph.tensors[graph.inputs[0]], graph.tensors[graph.outputs[0]]]
    return [(float(t.quantization.scale[0]), int(t.quantization.zeroPoint[0])) for t in ends]


def names_of(enum):
    return {value: name for name, value in vars(enum).items() if not name.startswith("_")}


OPERATOR_NAMES, TYPE_NAMES = names_of(schema.BuiltinOperator), names_of(schema.TensorType)


def model_of(content):
    return runtime.convert_bytearray_to_object(content)


def main_graph(content):
    return model_of(content).subgraphs[0]


def op_name(model, op):
    code = model.operatorCodes[op.opcodeIndex]
    # Old files know only the deprecated field, newer ones fill both as far as they fit.
    return OPERATOR_NAMES[max(code.builtinCode, code.deprecatedBuiltinCode)]


def port(tensor):
    return [TYPE_NAMES[tensor.type], shape_of(tensor)]


def shape_of(tensor):
    return [] if tensor.shape is None else [int(n) for n in tensor.shape]


def bytes_of(tensor):
    return int(np.prod(shape_of(tensor), dtype=int)) * DTYPES[TYPE_NAMES[tensor.type]]().itemsize
