interface Playing {
  isPlaying(): boolean;
  pause(): void;
  play(): void;
}

/** What nobody sees rests; what the reader has paused stays paused. Returns a function that ends it. */
export function restWhileHidden({ isPlaying, pause, play }: Playing): () => void {
  let rested = false;
  const tell = () => {
    const hidden = document.visibilityState === "hidden";
    if (!hidden && rested) play();
    rested = hidden && isPlaying();
    if (rested) pause();
  };
  document.addEventListener("visibilitychange", tell);
  return () => document.removeEventListener("visibilitychange", tell);
}
