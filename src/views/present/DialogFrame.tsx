import { type ReactNode, useEffect, useRef } from "react";
import { presentText } from "../../text/present/index.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "../settings.ts";
import { classroomActions } from "./classroom.ts";

interface DialogFrameProps {
  readonly title: string;
  readonly className: string;
  readonly children: ReactNode;
}

/** What the teacher's dialogs have in common: a title, and the way out. */
export function DialogFrame({ title, className, children }: DialogFrameProps) {
  const { close } = useWords(presentText);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={`floating classroom ${className}`}
      aria-label={title}
      onClose={classroomActions.close}
    >
      <form method="dialog" className="classroom-bar">
        <h2>{title}</h2>
        <span className="grow" />
        <button type="submit" className="button square" aria-label={close}>
          <Icon name="close" />
        </button>
      </form>
      {children}
    </dialog>
  );
}
