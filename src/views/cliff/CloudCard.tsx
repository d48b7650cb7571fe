import type { CSSProperties } from "react";
import type { Cloud } from "../../engine/cliff/shapes.ts";
import { cliffText } from "../../text/cliff/index.ts";
import { useWords } from "../settings.ts";
import { STARTS } from "./useCliff.ts";

/** What becomes of many starts around this one: the shares hold where single paths do not. */
export function CloudCard({ cloud }: { readonly cloud: Cloud | null }) {
  const words = useWords(cliffText);
  const { thrown, arrived } = words.cloud;
  const shares = [
    { name: thrown, raw: cloud?.raw.thrown ?? null, clipped: cloud?.clipped.thrown ?? null },
    { name: arrived, raw: cloud?.raw.arrived ?? null, clipped: cloud?.clipped.arrived ?? null },
  ];
  return (
    <section className="cliff-card" aria-busy={cloud === null}>
      <h3>{words.cloud.title(STARTS)}</h3>
      <table className="cliff-shares">
        <thead>
          <tr>
            <td />
            <th scope="col">{words.cloud.raw}</th>
            <th scope="col">{words.cloud.clipped}</th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ name, raw, clipped }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <Share lane="a" share={raw} />
              <Share lane="b" share={clipped} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="cliff-note">{cloud === null ? words.cloud.waiting : words.cloud.note}</p>
    </section>
  );
}

function Share({ lane, share }: { readonly lane: "a" | "b"; readonly share: number | null }) {
  const words = useWords(cliffText);
  return (
    <td data-lane={lane} style={{ "--share": share ?? 0 } as CSSProperties}>
      {share === null ? "…" : words.percent(share)}
    </td>
  );
}
