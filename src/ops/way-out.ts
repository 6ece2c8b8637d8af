/** What to do about operators that we do not take: the first line whose prefix fits. */
const waysOut: readonly (readonly [prefix: string, hint: string])[] = [
  [
    'CUSTOM:Flex',
    'convert with supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8] only: Flex operators need all of TensorFlow',
  ],
  ['CUSTOM:TFLM_DECODE', 'its weights are compressed: compile the model as it was before the compression tool'],
  ['CUSTOM:ethos-u', 'Vela has turned it into commands of an Ethos-U: compile the .tflite that Vela was given'],
  [
    'CUSTOM:TFLite_Detection_PostProcess',
    'cut the model before it, take boxes and scores as outputs, and pick the detections in your own code',
  ],
  ['CUSTOM:', 'custom operators are code of their own: build the model without it'],
  ['', 'express it with supported operators ("bareflow inspect --ops" lists them) and convert again'],
];

export function wayOut(kind: string): string {
  return waysOut.find(([prefix]) => kind.startsWith(prefix))?.[1] ?? '';
}
