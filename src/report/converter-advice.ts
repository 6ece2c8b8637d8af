import type { QuantizationKind } from './quantization-kind.ts';

/** Converter lines that make a full-integer int8 model, whatever it was converted from. */
const fullInteger = [
  'converter = tf.lite.TFLiteConverter.from_keras_model(model)',
  'converter.optimizations = [tf.lite.Optimize.DEFAULT]',
  'converter.representative_dataset = lambda: ([x[None].astype("float32")] for x in samples[:300])  # typical inputs',
  'converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]',
  'converter.inference_input_type = tf.int8',
  'converter.inference_output_type = tf.int8',
  'open("model.tflite", "wb").write(converter.convert())',
];

const reasons: Readonly<Partial<Record<QuantizationKind, string>>> = {
  'dynamic-range':
    'Its weights are int8, but its activations are float: nobody told the converter the ranges of the activations. A representative dataset does:',
  'float16-weights': 'Its weights are stored as float16 and computed as float32. Quantize it to int8:',
  float32: 'It is not quantized. Quantize it to int8 with a representative dataset:',
  'mixed-float':
    'Some operators were left in float, because the converter was allowed to. Ask for integer operators only, and it names those it cannot quantize:',
  uint8:
    'This is the asymmetric uint8 quantization of TensorFlow 1. Convert the original model again with TensorFlow 2:',
  'mixed-int': 'It mixes int8 and int16 activations. Convert it to int8 throughout:',
  int16x8: 'Convert it with int8 activations:',
  'int4-weights': 'Convert it with int8 weights:',
};

export interface Advice {
  readonly reason: string;
  readonly lines: readonly string[];
}

/** How to get a model that compiles; null where the kind of quantization is not what is wrong. */
export function converterAdvice(kind: QuantizationKind): Advice | null {
  const reason = reasons[kind];
  return reason === undefined ? null : { reason, lines: fullInteger };
}
