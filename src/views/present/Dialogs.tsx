import "./dialogs.css";
import { type ComponentType, lazy, Suspense } from "react";
import { type ClassroomDialog, useClassroom } from "./classroom.ts";

const dialogs: { readonly [D in ClassroomDialog]: ComponentType } = {
  code: lazy(() => import("./QrDialog.tsx").then((it) => ({ default: it.QrDialog }))),
  list: lazy(() => import("./LessonDialog.tsx").then((it) => ({ default: it.LessonDialog }))),
  assignment: lazy(() => import("./AssignmentDialog.tsx").then((it) => ({ default: it.AssignmentDialog }))),
};

/** The teacher's dialog that is open; each is loaded when it is opened. */
export function Dialogs() {
  const dialog = useClassroom((state) => state.dialog);
  if (dialog === null) return null;
  const Shown = dialogs[dialog];
  return (
    <Suspense>
      <Shown />
    </Suspense>
  );
}
