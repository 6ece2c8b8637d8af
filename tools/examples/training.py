"""Train a Keras model and convert it to int8, the same way each time."""

import contextlib
import io
import os
import warnings

# Other sums in another order give other weights: one thread, no oneDNN.
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["TF_ENABLE_ONEDNN_OPTS"] = "0"
os.environ["CUDA_VISIBLE_DEVICES"] = ""

import keras
import tensorflow as tf

VERSIONS = f"tensorflow {tf.__version__}, keras {keras.__version__}"
CALIBRATION_SAMPLES = 1000
LABEL_SMOOTHING = 0.05  # keeps the classes' probabilities off 0 and 1


def be_deterministic(seed):
    keras.utils.clear_session()  # else names count on from the model before
    keras.utils.set_random_seed(seed)
    tf.config.experimental.enable_op_determinism()
    tf.config.threading.set_inter_op_parallelism_threads(1)
    tf.config.threading.set_intra_op_parallelism_threads(1)


def trained(example, inputs, targets):
    model = example.network()
    steps = example.EPOCHS * -(-len(inputs) // example.BATCH)
    rate = keras.optimizers.schedules.CosineDecay(example.LEARNING_RATE, steps)
    model.compile(optimizer=keras.optimizers.Adam(rate), loss=loss_of(example))
    model.fit(inputs, targets, epochs=example.EPOCHS, batch_size=example.BATCH, verbose=0)
    return model


def loss_of(example):
    if example.LABELS:
        return keras.losses.CategoricalCrossentropy(label_smoothing=LABEL_SMOOTHING)
    return keras.losses.MeanSquaredError()


def converted(example, model, inputs):
    """int8 throughout. A batch of one, fixed: a free batch brings operators that only compute shapes."""
    fixed = example.network(batch=1)
    fixed.set_weights(model.get_weights())
    named = keras.Model(fixed.inputs, {example.OUTPUT: fixed.output}, name=fixed.name)
    converter = tf.lite.TFLiteConverter.from_keras_model(named)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: ([x[None]] for x in inputs[:CALIBRATION_SAMPLES])
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = converter.inference_output_type = tf.int8
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return bytes(converter.convert())
