// Finds a QR code in a picture, away from the thread that draws the screen. The program of the reader is bundled:
// nothing is fetched from elsewhere.

import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasmAddress } });

self.onmessage = async ({ data }: MessageEvent<ImageData>) => {
  try {
    self.postMessage({ text: await read(data) });
  } catch {
    self.postMessage({ failed: true });
  }
};

async function read(picture: ImageData): Promise<string | null> {
  const [code] = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 1 });
  return code?.isValid ? textOf(code.bytes, code.text) : null;
}

/** Codes seldom name their encoding and readers guess; what is UTF-8 is read as such. */
function textOf(bytes: Uint8Array, guess: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return guess;
  }
}
