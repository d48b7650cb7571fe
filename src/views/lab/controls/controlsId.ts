/** The panel's id: the header's button opens it as a drawer where the window is too narrow to keep it open. */
export const CONTROLS = "controls";
