import "./checks.css";
import { isScenarioId, scenarios } from "../../../../experiment/scenarios/index.ts";
import { useLab } from "../../../labStore.ts";
import { ScenarioChecks } from "./ScenarioChecks.tsx";

/** What the scenario promises, measured. Another scenario begins anew. */
export default function ChecksPanel() {
  const id = useLab((state) => state.scenario);
  return id === null || !isScenarioId(id) ? null : <ScenarioChecks key={id} scenario={scenarios[id]} />;
}
