import { createFreshTexts } from "./fresh-texts";

export type Scanner = {
  stop: () => void /** Null where the device has no lamp. */;
  light: ((isOn: boolean) => Promise<void>) | null;
};

/** 1280 × 720 is enough; more costs time and gains nothing on a code that fills half the width. */
const VIDEO: MediaTrackConstraints = {
  facingMode: { ideal: "environment" },
  width: { ideal: 1280 },
  height: { ideal: 720 },
};
/** Eight looks a second: more only warms the hand. */
const PAUSE_MS = 120;

const openWorker = () => new Worker(new URL("./scanner-worker.ts", import.meta.url), { type: "module" });

/** Addresses of what the decoder consists of, for a device that is to read labels without network; none where it cannot run. */
export function scannerAssets(): Promise<string[]> {
  const worker = openWorker();
  return new Promise<string[]>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data);
    worker.onerror = () => resolve([]);
    worker.postMessage("assets");
  }).finally(() => worker.terminate());
}

/**
 * Reads QR, DataMatrix and Code 128 by the camera until stop(); every code in sight is told once, the caller takes what it asked
 * for. Rejects with the browser's own error where there is no camera: scannerProblem() has the words.
 */
export async function startScanner(video: HTMLVideoElement, onRead: (text: string) => void): Promise<Scanner> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: VIDEO, audio: false });
  const worker = openWorker();
  const [track] = stream.getVideoTracks();
  const fresh = createFreshTexts();
  let isRunning = true;
  let timer = 0;

  function stop() {
    isRunning = false;
    clearTimeout(timer);
    worker.terminate();
    for (const each of stream.getTracks()) each.stop(); // else the camera's lamp stays on
    video.srcObject = null;
  }
  async function look() {
    if (!isRunning) return;
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || document.hidden) {
      timer = window.setTimeout(look, PAUSE_MS);
      return;
    }
    const frame = await createImageBitmap(video);
    worker.postMessage(frame, [frame]);
  }
  worker.onmessage = ({ data }: MessageEvent<string[]>) => {
    if (!isRunning) return;
    for (const text of fresh(data, performance.now())) onRead(text);
    timer = window.setTimeout(look, PAUSE_MS); // the next only after this one: no queue builds up on a slow device
  };
  try {
    video.srcObject = stream;
    video.muted = true;
    video.playsInline = true; // iOS would go full screen
    await video.play();
  } catch (error) {
    stop();
    throw error;
  }
  void look();
  return { stop, light: lightOf(track) };
}

/** The lamp is no part of the types that browsers agree on. */
function lightOf(track: MediaStreamTrack | undefined): Scanner["light"] {
  const capabilities: object = track?.getCapabilities?.() ?? {};
  if (!track || Reflect.get(capabilities, "torch") !== true) return null;
  return async (isOn) => {
    const lamp: MediaTrackConstraintSet & { torch: boolean } = { torch: isOn };
    await track.applyConstraints({ advanced: [lamp] });
  };
}
