import { signalDelay } from './delay.ts';
import { signalEnergy } from './energy.ts';
import { signalFftAutoScale } from './fft-auto-scale.ts';
import { signalFilterBank } from './filter-bank.ts';
import { signalFilterBankLog } from './filter-bank-log.ts';
import { signalFilterBankSpectralSubtraction } from './filter-bank-spectral-subtraction.ts';
import { signalFilterBankSquareRoot } from './filter-bank-square-root.ts';
import { signalFramer } from './framer.ts';
import { signalIrfft } from './irfft.ts';
import { signalOverlapAdd } from './overlap-add.ts';
import { signalPcan } from './pcan.ts';
import { signalRfft } from './rfft.ts';
import { signalStacker } from './stacker.ts';
import { signalWindow } from './window.ts';

/** The signal library of TFLite Micro: the audio front ends that stand before a network. */
export const signalOps = {
  'CUSTOM:SignalDelay': signalDelay,
  'CUSTOM:SignalEnergy': signalEnergy,
  'CUSTOM:SignalFftAutoScale': signalFftAutoScale,
  'CUSTOM:SignalFilterBank': signalFilterBank,
  'CUSTOM:SignalFilterBankLog': signalFilterBankLog,
  'CUSTOM:SignalFilterBankSpectralSubtraction': signalFilterBankSpectralSubtraction,
  'CUSTOM:SignalFilterBankSquareRoot': signalFilterBankSquareRoot,
  'CUSTOM:SignalFramer': signalFramer,
  'CUSTOM:SignalIrfft': signalIrfft,
  'CUSTOM:SignalOverlapAdd': signalOverlapAdd,
  'CUSTOM:SignalPCAN': signalPcan,
  'CUSTOM:SignalRfft': signalRfft,
  'CUSTOM:SignalStacker': signalStacker,
  'CUSTOM:SignalWindow': signalWindow,
} as const;
