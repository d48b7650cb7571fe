import "./present.css";
import "./presentTransport.css";
import "./presentViews.css";
import { useState } from "react";
import { presentText } from "../../text/present/index.ts";
import { scenarioWords } from "../../text/words.ts";
import { useHeaderKeys } from "../header/useHeaderKeys.ts";
import { Icon, type IconName } from "../icons.tsx";
import { Logo } from "../Logo.tsx";
import { useLab } from "../labStore.ts";
import { settingActions, useText, useWords } from "../settings.ts";
import { useView } from "../viewState.ts";
import { classroomActions } from "./classroom.ts";
import { useLessons } from "./lessonStore.ts";
import { setPresenting } from "./presenting.ts";
import { usePresentKeys } from "./usePresentKeys.ts";

/** The one line over what is presented; its buttons show when they are pointed at or focused. */
export function PresentBar() {
  const words = useWords(presentText);
  const isLab = useView() === "lab";
  const [blank, setBlank] = useState(false);
  useHeaderKeys();
  usePresentKeys(blank, setBlank);
  return (
    <>
      <header className="present-bar">
        <Logo />
        <Title />
        <span className="grow" />
        <div className="present-tools" role="toolbar" aria-label={words.tools}>
          <Tool icon="qr" label={words.code} onClick={() => classroomActions.open("code")} />
          <Tool icon="list" label={words.list} onClick={() => classroomActions.open("list")} />
          <Tool icon="theme" label={words.theme} onClick={settingActions.toggleTheme} />
          <Tool icon="close" label={words.leave} onClick={() => setPresenting(false)} />
        </div>
        {isLab && <StepNumber />}
      </header>
      <StopNote />
      {blank && (
        <button type="button" className="present-blank" aria-label={words.blank} onClick={() => setBlank(false)} />
      )}
    </>
  );
}

/** The stop's name or, without a list, the scenario's or the view's. */
function Title() {
  const text = useText();
  const view = useView();
  const scenario = useLab((state) => state.scenario);
  const lanes = useLab((state) => state.lanes.length);
  const stop = useLessons(({ list, at }) => (at === null ? undefined : list.stops[at]));
  const name = scenario === null ? text.header.edited : scenarioWords(text, scenario).name;
  const same = lanes > 2 ? text.controls.allElseSameInAll : text.controls.allElseSame;
  return (
    <div className="present-title">
      <h1>{stop?.name || (view === "lab" ? name : text.nav[view])}</h1>
      {view === "lab" && lanes > 1 && <p>{same}</p>}
    </div>
  );
}

function StepNumber() {
  const { step } = useWords(presentText);
  const playhead = useLab((state) => state.playhead);
  return (
    <p className="present-step">
      {step} <b>{Math.max(0, playhead)}</b>
    </p>
  );
}

/** Where the list stands, and what the teacher wrote to this stop. */
function StopNote() {
  const words = useWords(presentText);
  const { list, at } = useLessons();
  const stop = at === null ? undefined : list.stops[at];
  if (at === null || stop === undefined) return null;
  return (
    <div className="present-note" role="status">
      <b aria-hidden="true">{words.position(at + 1, list.stops.length)}</b>
      <span className="visually-hidden">{words.positionAloud(at + 1, list.stops.length, stop.name)}</span>
      <p>{stop.note}</p>
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
}

function Tool({ icon, label, onClick }: ToolProps) {
  return (
    <button type="button" className="button square" aria-label={label} title={label} onClick={onClick}>
      <Icon name={icon} size={28} />
    </button>
  );
}
