import { useRef } from "react";
import { createBifurcation } from "../../charts/bifurcation.ts";
import { createCliffSection } from "../../charts/cliffSection.ts";
import { viewFields } from "../../experiment/address/viewFields.ts";
import { cliffText } from "../../text/cliff/index.ts";
import { SaveChart } from "../export/SaveChart.tsx";
import { lookOf } from "../lab/look.ts";
import { TableDialog } from "../lab/TableDialog.tsx";
import { useChart } from "../lab/useChart.ts";
import { ValueTable } from "../lab/ValueTable.tsx";
import { NumberRow } from "../NumberRow.tsx";
import { useWords } from "../settings.ts";
import { viewActions } from "../viewState.ts";
import { type CliffFigures, REGION } from "./useCliff.ts";

/** A table of thousands of rows is nobody's reading: every so many of them. */
const MOST_ROWS = 60;

/** The loss along b at one w, and under it what the state settles at: the wall stands where two basins meet. */
export function SectionCard({ figures, weight }: { readonly figures: CliffFigures; readonly weight: number }) {
  const words = useWords(cliffText);
  const sectionHost = useRef<HTMLDivElement>(null);
  const diagramHost = useRef<HTMLDivElement>(null);
  const { section, bifurcation } = figures;
  const wall = section?.wall ?? null;
  useChart(sectionHost, createCliffSection, () => ({ ...lookOf(0), section, wall: words.section.wall }));
  useChart(diagramHost, createBifurcation, () => ({
    ...lookOf(0),
    bifurcation,
    b: REGION.b,
    wall,
    folds: words.bifurcation.folds,
  }));
  const sectionCaption = words.section.caption(weight, wall);
  const diagramCaption = words.bifurcation.caption(bifurcation?.folds ?? []);
  return (
    <section className="cliff-card">
      <h3>{words.section.title}</h3>
      <NumberRow
        label={words.section.weight}
        field={viewFields.cliff.section}
        value={weight}
        onChange={(next) => viewActions.set("cliff", { section: next })}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as every chart it has the focus for its sentence. */}
      <figure className="cliff-line" tabIndex={0} aria-label={sectionCaption}>
        <div ref={sectionHost} className="chart-host" />
        <TableDialog title={words.section.title}>
          <ValueTable
            caption={sectionCaption}
            columns={["", words.table.b, words.table.columns[2] ?? "", words.table.columns[3] ?? ""]}
            rows={thinned(section?.b.length ?? 0).map((k) => ({
              name: String(k),
              values: [section?.b[k] ?? null, section?.loss[k] ?? null, section?.gradient[k] ?? null],
            }))}
          />
        </TableDialog>
        <SaveChart
          host={sectionHost}
          name="cliff_section"
          title={words.section.title}
          lane={null}
          x={null}
          y="plainLoss"
          caption={sectionCaption}
          seed={null}
        />
      </figure>
      <h3>{words.bifurcation.title}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as every chart it has the focus for its sentence. */}
      <figure className="cliff-line" tabIndex={0} aria-label={diagramCaption}>
        <div ref={diagramHost} className="chart-host" />
        <TableDialog title={words.bifurcation.title}>
          <ValueTable
            caption={diagramCaption}
            columns={["", words.table.b, words.table.h, words.table.attracts]}
            rows={thinned((bifurcation?.points.length ?? 0) / 3).map((k) => ({
              name: String(k),
              values: [...(bifurcation?.points.subarray(3 * k, 3 * k + 3) ?? [])],
            }))}
          />
        </TableDialog>
        <SaveChart
          host={diagramHost}
          name="cliff_state"
          title={words.bifurcation.title}
          lane={null}
          x={null}
          y="state"
          caption={diagramCaption}
          seed={null}
        />
      </figure>
      <p className="cliff-note">{wall === null ? words.section.noWall(weight) : diagramCaption}</p>
    </section>
  );
}

/** Numbers from 0 to `count`, MOST_ROWS of them at most. */
function thinned(count: number): readonly number[] {
  const every = Math.max(1, Math.ceil(count / MOST_ROWS));
  return Array.from({ length: Math.ceil(count / every) }, (_, k) => k * every);
}
