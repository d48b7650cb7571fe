import { create } from "zustand";

/** Whether a newer build than the one that this page runs is kept, and is what opens next. */
export const newVersion = create<{ readonly isReady: boolean }>(() => ({ isReady: false }));
