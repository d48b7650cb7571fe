import { create } from "zustand";
import { labActions } from "../labStore.ts";

export type ClassroomDialog = "code" | "list" | "assignment";

/** Which of the teacher's dialogs is open. */
export const useClassroom = create<{ readonly dialog: ClassroomDialog | null }>(() => ({ dialog: null }));

export const classroomActions = {
  open(dialog: ClassroomDialog) {
    // The code is of the step that is shown.
    if (dialog === "code") labActions.pause();
    useClassroom.setState({ dialog });
  },
  close: () => useClassroom.setState({ dialog: null }),
};
