import { type LmsApi, lmsApi } from "./lmsApi.ts";

/** In a learning platform the lesson's progress is reported to it; anywhere else nothing is loaded. */
export function joinLms(): void {
  const api = lmsApi(window as unknown as Parameters<typeof lmsApi>[0]);
  if (api !== null) void join(api);
}

async function join(api: LmsApi): Promise<void> {
  const { reportToLms } = await import("./reportToLms.ts");
  const reports = reportToLms(api, () => performance.now());
  // A page that the browser keeps may come back, and goes on in the same session.
  window.addEventListener("pagehide", ({ persisted }) => (persisted ? reports?.flush() : reports?.end()));
}
