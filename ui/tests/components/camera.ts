import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import wasmAddress from 'zxing-wasm/writer/zxing_writer.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasmAddress } });

const WIDTH = 1280;
const HEIGHT = 720;

/** Draws a QR code as a camera would see it: smaller than the picture, a little turned, on a grey table. */
async function draw(context: CanvasRenderingContext2D, text: string): Promise<void> {
  const { image } = await writeBarcode(text, { format: 'QRCode', scale: 6 });
  if (image === null) throw new Error('The code was not drawn');
  const code = await createImageBitmap(image);
  context.fillStyle = '#999';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.translate(WIDTH / 2, HEIGHT / 2);
  context.rotate(0.15);
  context.drawImage(code, -code.width / 2, -code.height / 2);
  context.resetTransform();
}

/** Puts a camera before which a QR code is held in the place of the device's own; tells whether it was given back. */
export async function holdBeforeCamera(text: string): Promise<{ stopped: () => boolean }> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas');
  await draw(context, text);
  const stream = canvas.captureStream(10);
  // A still canvas sends no further picture.
  const timer = setInterval(() => void draw(context, text), 200);
  stream.getVideoTracks()[0]?.addEventListener('ended', () => clearInterval(timer));
  navigator.mediaDevices.getUserMedia = () => Promise.resolve(stream);
  return { stopped: () => stream.getTracks().every((track) => track.readyState === 'ended') };
}

/** Puts a camera that cannot be opened in the place of the device's own. */
export function refuseCamera(name: string): void {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
}
