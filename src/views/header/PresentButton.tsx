import { useId } from "react";
import { Icon, type IconName } from "../icons.tsx";
import { type ClassroomDialog, classroomActions } from "../present/classroom.ts";
import { setPresenting } from "../present/presenting.ts";
import { useText } from "../settings.ts";

const dialogs: readonly { readonly id: ClassroomDialog; readonly icon: IconName }[] = [
  { id: "code", icon: "qr" },
  { id: "list", icon: "list" },
  { id: "assignment", icon: "page" },
];

/** What a teacher needs in front of a class, behind one button. */
export function PresentButton() {
  const { header } = useText();
  const id = useId();
  return (
    <>
      <button
        type="button"
        className="button square"
        aria-label={header.present}
        title={header.presentHint}
        popoverTarget={id}
      >
        <Icon name="present" />
      </button>
      <div id={id} popover="auto" className="floating present-menu">
        <Item icon="present" label={header.classroom.present} menu={id} onClick={() => setPresenting(true)} />
        {dialogs.map(({ id: dialog, icon }) => (
          <Item
            key={dialog}
            icon={icon}
            label={header.classroom[dialog]}
            menu={id}
            onClick={() => classroomActions.open(dialog)}
          />
        ))}
      </div>
    </>
  );
}

interface ItemProps {
  readonly icon: IconName;
  readonly label: string;
  readonly menu: string;
  readonly onClick: () => void;
}

function Item({ icon, label, menu, onClick }: ItemProps) {
  return (
    <button type="button" className="button" popoverTarget={menu} popoverTargetAction="hide" onClick={onClick}>
      <Icon name={icon} />
      {label}
    </button>
  );
}
