import type { ReactNode } from "react";

/** Drawn on a grid of 16, stroke 1.5, in the colour of the text. */
const drawings = {
  play: <path d="M4.5 2.8v10.4L13 8z" fill="currentColor" stroke="none" />,
  pause: <path d="M4.75 3v10M11.25 3v10" strokeWidth="2.6" />,
  stepForward: (
    <>
      <path d="M3.5 3v10L10 8z" fill="currentColor" stroke="none" />
      <path d="M12 3v10" strokeWidth="2" />
    </>
  ),
  stepBack: (
    <>
      <path d="M12.5 3v10L6 8z" fill="currentColor" stroke="none" />
      <path d="M4 3v10" strokeWidth="2" />
    </>
  ),
  reset: <path d="M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3" />,
  undo: <path d="M6.2 3 3 6.2l3.2 3.2M3.2 6.2h5.9a3.7 3.7 0 0 1 0 7.4H6.5" />,
  redo: <path d="M9.8 3 13 6.2 9.8 9.4M12.8 6.2H6.9a3.7 3.7 0 0 0 0 7.4h2.6" />,
  share: <path d="M8 10V2.2M5 5l3-3 3 3M3 8.5V13.2h10V8.5" />,
  theme: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  language: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M2 8h12M8 2c2.3 2 2.3 10 0 12M8 2c-2.3 2-2.3 10 0 12" />
    </>
  ),
  keyboard: (
    <>
      <rect x="1.5" y="3.75" width="13" height="8.5" rx="1.5" />
      <path d="M4.2 6.6h.1M6.7 6.6h.1M9.2 6.6h.1M11.7 6.6h.1M5 9.6h6" />
    </>
  ),
  chevronDown: <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />,
  chevronRight: <path d="M6.5 4.5 10 8l-3.5 3.5" />,
  burst: (
    <path d="M8 1.2v3.1M8 11.7v3.1M1.2 8h3.1M11.7 8h3.1M3.2 3.2l2.2 2.2M10.6 10.6l2.2 2.2M12.8 3.2l-2.2 2.2M5.4 10.6l-2.2 2.2" />
  ),
  clip: (
    <>
      <path d="M2 5.5h12" strokeDasharray="2.2 1.6" />
      <path d="M2.5 12.5 6 5.5h4l3.5 7" />
    </>
  ),
  outlier: (
    <>
      <path d="M2 13h12M4 13v-2.5M6.7 13v-2M12 13v-2.3" />
      <path d="M9.4 13V2.5" strokeWidth="2.2" />
    </>
  ),
  change: <path d="M2.5 5h11M2.5 11h11M6 3v4M10 9v4" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  warning: <path d="M8 2.2 14.2 13H1.8zM8 6.4v3M8 11.2v.1" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6" />
      <path d="M8 7.3v3.9M8 4.8v.1" />
    </>
  ),
  sliders: (
    <>
      <path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6" />
      <circle cx="10" cy="4.5" r="1.8" />
      <circle cx="6" cy="11.5" r="1.8" />
    </>
  ),
  split: <path d="M2 8h3.5L10 3.8h4M5.5 8 10 12.2h4" />,
  join: <path d="M14 8h-3.5L6 3.8H2M10.5 8 6 12.2H2" />,
  fork: <path d="M4.5 14V2M4.5 9.5c0-3 7-1.5 7-5V2M9.5 4l2-2 2 2" />,
  code: <path d="M5.2 4.5 1.8 8l3.4 3.5M10.8 4.5 14.2 8l-3.4 3.5M9.2 3 6.8 13" />,
  plus: <path d="M8 3v10M3 8h10" />,
  copy: <path d="M5.5 5.5h8v8h-8zM3 10.5h-.5v-8h8V3" />,
  download: <path d="M8 2v8.2M4.8 7 8 10.2 11.2 7M3 13.5h10" />,
  present: <path d="M1.5 3h13M2.5 3v7.5h11V3M8 10.5v2M5 14.2l3-2 3 2" />,
  qr: (
    <>
      <path d="M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4z" />
      <path d="M9.5 9.5h1.5v1.5M13.5 9.5v1.5M9.5 13.5h1.5M13.5 13.5v.1" />
    </>
  ),
  list: <path d="M6 4h7.5M6 8h7.5M6 12h7.5M2.8 4h.1M2.8 8h.1M2.8 12h.1" />,
  page: <path d="M3.5 2h6l3 3v9h-9zM6 7h4.5M6 9.5h4.5M6 12h3" />,
  up: <path d="M8 13V3.5M4 7l4-4 4 4" />,
  down: <path d="M8 3v9.5M4 9l4 4 4-4" />,
  out: <path d="M6.5 3.5h-4v10h10v-4M9 2.5h4.5V7M13.2 2.8 7.5 8.5" />,
  embed: <path d="M2 3h12v10H2zM2 6h12M6.8 8.2 5 9.7l1.8 1.5M9.2 8.2 11 9.7l-1.8 1.5" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** A picture beside a word, or in a control that has a name of its own: never read aloud. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[name]}
    </svg>
  );
}
