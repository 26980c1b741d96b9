/** Draws a wave into the signature frame with pointer events, as a finger would. */
export async function sign(): Promise<void> {
  const canvas = await waitForCanvas();
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const at = (type: string, x: number, y: number) =>
    canvas.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        pointerId: 1,
        isPrimary: true,
        button: 0,
        clientX: left + x * width,
        clientY: top + y * height,
      }),
    );
  // A pointer that the browser never saw cannot be captured; the frame takes it all the same.
  canvas.setPointerCapture = () => undefined;
  at('pointerdown', 0.2, 0.5);
  for (let step = 1; step <= 20; step += 1) at('pointermove', 0.2 + step * 0.03, step % 2 ? 0.3 : 0.6);
  at('pointerup', 0.8, 0.6);
}

async function waitForCanvas(): Promise<HTMLCanvasElement> {
  for (let tries = 0; tries < 100; tries += 1) {
    const canvas = document.querySelector('canvas');
    if (canvas && canvas.width > 0) return canvas;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('The signature frame did not open');
}
