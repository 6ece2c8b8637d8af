import type { TensorSpec } from './build-model.ts';
import type { CustomOp, FlexOptions } from './custom-op.ts';

const INT16 = 7;
const INT32 = 2;
const FLOAT32 = 0;

type Row = readonly [
  name: string,
  options: FlexOptions | null,
  inputs: readonly TensorSpec[],
  outputs: readonly TensorSpec[],
];

const int16 = (...shape: number[]): TensorSpec => ({ dtype: 'int16', shape });
const int32 = (...shape: number[]): TensorSpec => ({ dtype: 'int32', shape });
const uint32 = (...shape: number[]): TensorSpec => ({ dtype: 'uint32', shape });
const uint64 = (...shape: number[]): TensorSpec => ({ dtype: 'uint64', shape });
const float32 = (...shape: number[]): TensorSpec => ({ dtype: 'float32', shape });
const bool: TensorSpec = { dtype: 'bool', shape: [] };
const int8 = (...shape: number[]): TensorSpec => ({ dtype: 'int8', shape, scale: 0.5, zeroPoint: -9 });
const shorts = (...data: number[]): TensorSpec => ({ dtype: 'int16', shape: [data.length], data });

const window = shorts(
  ...Array.from({ length: 20 }, (_, i) => Math.round(4095 * Math.sin((Math.PI * (i + 0.5)) / 20) ** 2)),
);
const gains = shorts(...Array.from({ length: 125 }, (_, i) => ((i * 7919) % 60000) - 30000));
const smoothing = {
  alternate_one_minus_smoothing: 16000, alternate_smoothing: 384, min_signal_remaining: 819, num_channels: 7, one_minus_smoothing: 15974,
  smoothing: 410, smoothing_bits: 10, spectral_subtraction_bits: 14,
} as const; // prettier-ignore

const rows: Readonly<Record<string, Row>> = {
  'window': ['SignalWindow', { shift: 12 }, [int16(20), window], [int16(20)]],
  'window of three rows, saturating': ['SignalWindow', { shift: 10 }, [int16(3, 20), window], [int16(3, 20)]],
  'auto scale': ['SignalFftAutoScale', null, [int16(16)], [int16(16), int32()]],
  'rfft 8': ['SignalRfft', { T: INT16, fft_length: 8 }, [int16(8)], [int16(10)]],
  'rfft 4': ['SignalRfft', { T: INT16, fft_length: 4 }, [int16(4)], [int16(6)]],
  'rfft 64, padded, two rows': ['SignalRfft', { T: INT16, fft_length: 64 }, [int16(2, 41)], [int16(2, 66)]],
  'rfft 512': ['SignalRfft', { T: INT16, fft_length: 512 }, [int16(480)], [int16(514)]],
  'rfft 256 of int32': ['SignalRfft', { T: INT32, fft_length: 256 }, [int32(256)], [int32(258)]],
  'rfft 32 of int32, padded': ['SignalRfft', { T: INT32, fft_length: 32 }, [int32(20)], [int32(34)]],
  'rfft 128 of floats': ['SignalRfft', { T: FLOAT32, fft_length: 128 }, [float32(128)], [float32(130)]],
  'rfft 16 of floats, two rows': ['SignalRfft', { T: FLOAT32, fft_length: 16 }, [float32(2, 16)], [float32(2, 18)]],
  'irfft 8': ['SignalIrfft', { T: INT16, fft_length: 8 }, [int16(10)], [int16(8)]],
  'irfft 256, two rows': ['SignalIrfft', { T: INT16, fft_length: 256 }, [int16(2, 258)], [int16(2, 256)]],
  'irfft 64 of int32': ['SignalIrfft', { T: INT32, fft_length: 64 }, [int32(66)], [int32(64)]],
  'irfft 128 of floats': ['SignalIrfft', { T: FLOAT32, fft_length: 128 }, [float32(130)], [float32(128)]],
  'energy': ['SignalEnergy', { start_index: 0, end_index: 9 }, [int16(18)], [uint32(9)]],
  'energy of a part': ['SignalEnergy', { start_index: 2, end_index: 6 }, [int16(18)], [uint32(9)]],
  'filter bank': [
    'SignalFilterBank', { num_channels: 3 },
    [uint32(16), shorts(4096, 3000, -5, 0, 1, 32767, 7), shorts(0, 1096, 4101, 4096, 4095, -32768, 9), shorts(1, 3, 3, 9), shorts(0, 2, 0, 3), shorts(2, 1, 0, 4)],
    [uint64(3)],
  ],
  'square root': ['SignalFilterBankSquareRoot', null, [uint64(40), { ...int32(), data: [3] }], [uint32(40)]],
  'spectral subtraction': ['SignalFilterBankSpectralSubtraction', { ...smoothing, clamping: false }, [uint32(7)], [uint32(7), uint32(7)]],
  'spectral subtraction, clamping': ['SignalFilterBankSpectralSubtraction', { ...smoothing, clamping: true }, [uint32(7)], [uint32(7), uint32(7)]],
  'PCAN': ['SignalPCAN', { snr_shift: 6 }, [uint32(40), uint32(40), gains], [uint32(40)]],
  'log': ['SignalFilterBankLog', { input_correction_bits: 3, output_scale: 64 }, [uint32(40)], [int16(40)]],
  'log at a large scale': ['SignalFilterBankLog', { input_correction_bits: 0, output_scale: 16384 }, [uint32(40)], [int16(40)]],
  'stacker': ['SignalStacker', { num_channels: 3, stacker_left_context: 2, stacker_right_context: 1, stacker_step: 2 }, [int16(3)], [int16(12), bool]],
  'stacker that gives all away': ['SignalStacker', { num_channels: 2, stacker_left_context: 1, stacker_right_context: 1, stacker_step: 3 }, [int16(2)], [int16(6), bool]],
  'stacker without context': ['SignalStacker', { num_channels: 2, stacker_left_context: 0, stacker_right_context: 0, stacker_step: 1 }, [int16(2)], [int16(2), bool]],
  'framer': ['SignalFramer', { frame_size: 10, frame_step: 4, prefill: false }, [int16(1, 8)], [int16(1, 2, 10), bool]],
  'framer, prefilled, two rows': ['SignalFramer', { frame_size: 10, frame_step: 4, prefill: true }, [int16(2, 12)], [int16(2, 3, 10), bool]],
  'framer without overlap': ['SignalFramer', { frame_size: 4, frame_step: 4, prefill: false }, [int16(8)], [int16(2, 4), bool]],
  'overlap add': ['SignalOverlapAdd', { T: INT16, frame_step: 3 }, [int16(2, 8)], [int16(6)]],
  'overlap add of two rows': ['SignalOverlapAdd', { T: INT16, frame_step: 4 }, [int16(2, 3, 8)], [int16(2, 12)]],
  'overlap add of floats': ['SignalOverlapAdd', { T: FLOAT32, frame_step: 3 }, [float32(2, 8)], [float32(6)]],
  'delay': ['SignalDelay', { delay_length: 5 }, [int16(8)], [int16(8)]],
  'delay longer than a frame, two rows': ['SignalDelay', { delay_length: 11 }, [int16(2, 4)], [int16(2, 4)]],
  'no delay': ['SignalDelay', { delay_length: 0 }, [int16(4)], [int16(4)]],
  'circular buffer': ['CIRCULAR_BUFFER', { cycles_max: 1 }, [int8(1, 1, 2, 3)], [{ ...int8(1, 4, 2, 3), isVariable: true }]],
  'circular buffer whose slots tell': ['CIRCULAR_BUFFER', null, [int8(1, 1, 1, 3)], [{ ...int8(1, 5, 1, 3), isVariable: true }]],
}; // prettier-ignore

/** One model for each form of the custom operators that we take. */
export const signalOps: Readonly<Record<string, CustomOp>> = Object.fromEntries(
  Object.entries(rows).map(([title, [name, options, inputs, outputs]]) => [
    title,
    { name, inputs, outputs, ...(options === null ? {} : { options }) },
  ]),
);
