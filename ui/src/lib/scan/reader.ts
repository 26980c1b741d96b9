// The reader of QR codes as the screen uses it: one picture at a time.

interface Answer {
  text?: string | null;
  failed?: boolean;
}

/** A reader of QR codes. It is loaded when it is made and gone when it is closed. */
export class QrReader {
  readonly #worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' });

  /** Gives the text of the code in a picture, or `null`. Rejects when the reader cannot run on this device. */
  read(picture: ImageData): Promise<string | null> {
    return new Promise((resolve, reject) => {
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) =>
        data.failed ? reject(new Error('The reader failed')) : resolve(data.text ?? null);
      this.#worker.onerror = () => reject(new Error('The reader did not start'));
      this.#worker.postMessage(picture, [picture.data.buffer]);
    });
  }

  close(): void {
    this.#worker.terminate();
  }
}
