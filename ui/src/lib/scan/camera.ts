// The camera at the back of the device.

/** Why there is no picture: no camera, no permission, another program holds it, or this device cannot read codes. */
export type CameraFault = 'missing' | 'refused' | 'busy' | 'unreadable';

/** A camera that could not be opened. */
export class CameraFailure extends Error {
  readonly fault: CameraFault;

  constructor(fault: CameraFault) {
    super(fault);
    this.fault = fault;
  }
}

const WISHES: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } },
};

/** Opens the camera. Rejects with a `CameraFailure`. */
export async function openCamera(): Promise<MediaStream> {
  // Old WebViews, and pages without a secure origin, have no such thing at all.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices?.getUserMedia) throw new CameraFailure('missing');
  try {
    return await devices.getUserMedia(WISHES);
  } catch (refusal) {
    throw new CameraFailure(faultOf(refusal));
  }
}

/** Gives the camera back. */
export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The lamp beside the camera; `null` when there is none that can be switched. */
export function torchOf(stream: MediaStream): ((on: boolean) => Promise<void>) | null {
  const [track] = stream.getVideoTracks();
  const able = track?.getCapabilities?.() as (MediaTrackCapabilities & { torch?: boolean }) | undefined;
  if (!track || !able?.torch) return null;
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] });
}

function faultOf(refusal: unknown): CameraFault {
  const name = refusal instanceof Error ? refusal.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'missing';
}
