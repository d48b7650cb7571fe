// What is noted in the page, by scripts that run before its own.

/** Marks each animation frame in which a chart was drawn, and adds up what the workers say of their training. */
export function watchWork() {
  const work = { drawn: 0, workers: [], firstLine: null };
  globalThis.work = work;
  let at = -1;
  const { clearRect, arc } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...box) {
    const now = document.timeline.currentTime;
    if (now !== at) {
      at = now;
      work.drawn += 1;
      performance.mark("drawn");
    }
    return clearRect.apply(this, box);
  };
  // A dot of a main chart is the first thing that shows a step.
  CanvasRenderingContext2D.prototype.arc = function (...circle) {
    if (work.firstLine === null && this.canvas.closest(".hero")) work.firstLine = performance.now();
    return arc.apply(this, circle);
  };
  globalThis.Worker = class extends Worker {
    constructor(url, options) {
      super(url, options);
      const told = { steps: 0, trainingMs: 0 };
      work.workers.push(told);
      this.addEventListener("message", ({ data }) => {
        if (data.type !== "frame") return;
        told.steps = data.firstStep + data.rows;
        told.trainingMs += data.trainingMs;
      });
    }
  };
}

/** The duration of each interaction, in milliseconds, as the browser measures it for INP. */
export function watchInteractions() {
  const durations = new Map();
  globalThis.interactions = durations;
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries()) {
      if (interactionId > 0) durations.set(interactionId, Math.max(duration, durations.get(interactionId) ?? 0));
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
}
