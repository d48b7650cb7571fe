import { SERVICE_WORKER, trustedScriptUrl } from "../runs/trustedScriptUrl.ts";
import { newVersion } from "../views/newVersion.ts";
import { isHosted } from "../views/place.ts";

/** Milliseconds after the page has loaded: the first steps of the training come before the files of other views. */
const DELAY_MS = 3000;

/**
 * Lets the browser keep the page for when there is no network. Frames are not kept, nor is a page without a manifest:
 * the single file has everything in itself.
 */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !isHosted() || window.top !== window) return;
  hearOfNewVersions();
  const registerSoon = () => setTimeout(register, DELAY_MS);
  if (document.readyState === "complete") registerSoon();
  else window.addEventListener("load", registerSoon, { once: true });
}

/** From the start: a worker that an earlier visit has registered may take over while the page still loads. */
function hearOfNewVersions(): void {
  // Browsers have none on insecure addresses, whatever the types say.
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (workers === undefined) return;
  let isKept = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (isKept) newVersion.setState({ isReady: true });
    isKept = true;
  });
}

async function register(): Promise<void> {
  try {
    await navigator.serviceWorker.register(trustedScriptUrl(SERVICE_WORKER), { updateViaCache: "none" });
  } catch {
    // No service worker here (an insecure address, blocked storage, a host without the file): the page needs none.
  }
}
