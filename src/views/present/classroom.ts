import { create } from "zustand";

export type ClassroomDialog = "code" | "list" | "assignment";

/** Which of the teacher's dialogs is open. */
export const useClassroom = create<{ readonly dialog: ClassroomDialog | null }>(() => ({ dialog: null }));

export const classroomActions = {
  open: (dialog: ClassroomDialog) => useClassroom.setState({ dialog }),
  close: () => useClassroom.setState({ dialog: null }),
};
