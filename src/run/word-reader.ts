/** Reads little-endian words and bytes forward; past the end everything is null. */
export class WordReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  word(): number | null {
    const taken = this.bytes(4);
    return taken === null ? null : new DataView(taken.buffer, taken.byteOffset, 4).getUint32(0, true);
  }

  bytes(count: number): Uint8Array | null {
    if (this.#at + count > this.#bytes.length) {
      this.#at = this.#bytes.length;
      return null;
    }
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  text(count: number): string | null {
    const taken = this.bytes(count);
    return taken === null ? null : new TextDecoder().decode(taken);
  }
}
