/** What log2(1 + i / 128) is above the straight line i / 128, in Q16. */
export const logCorrections = Uint16Array.from({ length: 129 }, (_, i) =>
  Math.round(65536 * (Math.log2(1 + i / 128) - i / 128)),
);
