// From a running camera to the text of a code: the middle of each picture, one after the other. Pictures stay in
// memory and are forgotten at once.

import { CameraFailure } from './camera';
import { QrReader } from './reader';

/** Side of the square that is read, in pixels: enough for a card at a hand's breadth, little for an old phone. */
const SIDE_MAX = 720;

/** Between two pictures, so that an old phone can breathe. */
const PAUSE_MS = 120;

/**
 * Tells every code that comes before the camera, each once while it stays there, until the signal stops it.
 * Rejects with a `CameraFailure`.
 */
export async function lookForCodes(
  video: HTMLVideoElement,
  signal: AbortSignal,
  onread: (text: string) => void,
): Promise<void> {
  const reader = new QrReader();
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  let told: string | null = null;
  try {
    while (!signal.aborted) {
      const picture = context && middleOf(video, context);
      const text = picture ? await reader.read(picture) : null;
      if (text !== null && text !== told && !signal.aborted) onread((told = text));
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } catch {
    throw new CameraFailure('unreadable');
  } finally {
    reader.close();
  }
}

/** The square that the person sees; `null` while there is no picture yet. */
function middleOf(video: HTMLVideoElement, context: CanvasRenderingContext2D): ImageData | null {
  const { videoWidth: width, videoHeight: height } = video;
  const square = Math.min(width, height);
  if (square === 0) return null;
  const side = Math.min(square, SIDE_MAX);
  context.canvas.width = side;
  context.canvas.height = side;
  context.drawImage(video, (width - square) / 2, (height - square) / 2, square, square, 0, 0, side, side);
  return context.getImageData(0, 0, side, side);
}
