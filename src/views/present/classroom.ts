import { create } from "zustand";
import { labActions } from "../labStore.ts";

export type ClassroomDialog = "code" | "list" | "assignment";

/** Which of the teacher's dialogs is open. */
export const useClassroom = create<{ readonly dialog: ClassroomDialog | null }>(() => ({ dialog: null }));

export const classroomActions = {
  /** What is told of the page is of the step that it shows: the run pauses. */
  open(dialog: ClassroomDialog) {
    labActions.pause();
    useClassroom.setState({ dialog });
  },
  close: () => useClassroom.setState({ dialog: null }),
};
