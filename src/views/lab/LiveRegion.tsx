import { useEffect, useRef, useState } from "react";
import { labStore } from "../labStore.ts";
import { useText } from "../settings.ts";
import { announcements } from "./announcer.ts";

/** At most one announcement in so many milliseconds; what happens meanwhile is said together. */
const QUIET_MS = 5000;

/** Says aloud what happens to the lanes. */
export function LiveRegion() {
  const text = useText();
  const words = useRef(text);
  const [said, setSaid] = useState("");
  useEffect(() => {
    words.current = text;
  }, [text]);
  useEffect(() => {
    let waiting: readonly string[] = [];
    let quietUntil = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      quietUntil = performance.now() + QUIET_MS;
      setSaid(waiting.join(" "));
      waiting = [];
    };
    const stop = labStore.subscribe((now, before) => {
      const news = announcements(words.current, before, now).filter((sentence) => !waiting.includes(sentence));
      if (news.length === 0) return;
      waiting = [...waiting, ...news];
      timer ??= setTimeout(say, Math.max(0, quietUntil - performance.now()));
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  );
}
