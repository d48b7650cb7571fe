import { type PointerEvent, useRef } from "react";
import { CURVE_LAYERS } from "../../lessons/judge.ts";
import { learnText } from "../../text/learn/index.ts";
import { useWords } from "../settings.ts";
import { Slider } from "./Slider.tsx";

const SIZE = { width: 420, height: 190, left: 30, right: 12, top: 12, bottom: 26 } as const;
/** Powers of ten at the ends of the field. */
const POWERS = { min: -3, max: 3 } as const;

interface CurveSketchProps {
  /** Powers of ten from the first layer to the last. */
  readonly curve: readonly number[];
  /** Null: it may not be drawn on any more. */
  readonly onChange: ((curve: readonly number[]) => void) | null;
  /** The network's own growth per layer, drawn beside the guess; null: not yet. */
  readonly answer: number | null;
}

/** A curve over the layers, drawn with a pointer or point by point with the keyboard. */
export function CurveSketch({ curve, onChange, answer }: CurveSketchProps) {
  const { predict: words } = useWords(learnText);
  const svg = useRef<SVGSVGElement>(null);
  const last = curve.length - 1;
  const x = (point: number) => SIZE.left + (point / last) * (SIZE.width - SIZE.left - SIZE.right);
  const y = (power: number) =>
    SIZE.top + ((POWERS.max - power) / (POWERS.max - POWERS.min)) * (SIZE.height - SIZE.top - SIZE.bottom);
  const put = (point: number, power: number) => {
    const bounded = Math.max(POWERS.min, Math.min(POWERS.max, power));
    onChange?.(curve.map((each, k) => (k === point ? Math.round(bounded * 10) / 10 : each)));
  };
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons === 0 || svg.current === null) return;
    const box = svg.current.getBoundingClientRect();
    const across = ((event.clientX - box.left) / box.width) * SIZE.width;
    const down = ((event.clientY - box.top) / box.height) * SIZE.height;
    const point = Math.round(((across - SIZE.left) / (SIZE.width - SIZE.left - SIZE.right)) * last);
    const perPixel = (POWERS.max - POWERS.min) / (SIZE.height - SIZE.top - SIZE.bottom);
    put(Math.max(0, Math.min(last, point)), POWERS.max - (down - SIZE.top) * perPixel);
  };
  const layerOf = (point: number) => Math.round(1 + (point / last) * (CURVE_LAYERS - 1));
  const path = (powers: readonly number[]) =>
    powers.map((power, k) => `${k === 0 ? "M" : "L"}${x(k)} ${y(power)}`).join("");
  const slope = answer === null ? 0 : Math.log10(answer) * (CURVE_LAYERS - 1);
  return (
    <div className="sketch">
      <svg
        ref={svg}
        viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          draw(event);
        }}
        onPointerMove={draw}
      >
        {[-2, 0, 2].map((power) => (
          <g key={power}>
            <line className="grid" x1={SIZE.left} x2={SIZE.width - SIZE.right} y1={y(power)} y2={y(power)} />
            <text x={SIZE.left - 6} y={y(power) + 4} textAnchor="end">
              {power === 0 ? "1" : "10"}
              {power !== 0 && (
                <tspan dy="-0.4em" fontSize="8">
                  {String(power).replace("-", "−")}
                </tspan>
              )}
            </text>
          </g>
        ))}
        <text x={SIZE.left} y={SIZE.height - 6}>
          {words.input}
        </text>
        <text x={SIZE.width - SIZE.right} y={SIZE.height - 6} textAnchor="end">
          {words.output}
        </text>
        {answer !== null && <path className="answer" d={path(curve.map((_, k) => (slope * (last - k)) / last))} />}
        <path className="guess" d={path(curve)} />
        {onChange !== null &&
          curve.map((power, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place
            <circle key={k} cx={x(k)} cy={y(power)} r="5" />
          ))}
      </svg>
      {onChange !== null && (
        <fieldset aria-label={words.curve}>
          {curve.map((power, k) => (
            <Slider
              // biome-ignore lint/suspicious/noArrayIndexKey: a point is its place
              key={k}
              className="sketch-point"
              min={POWERS.min}
              max={POWERS.max}
              step={0.1}
              value={power}
              aria-label={words.layer(layerOf(k))}
              aria-valuetext={words.power(power)}
              onMove={(value) => put(k, value)}
            />
          ))}
          <p className="sketch-hint">{words.drawHint}</p>
        </fieldset>
      )}
    </div>
  );
}
