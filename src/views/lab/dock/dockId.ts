/** The id of what is open below the lanes: buttons elsewhere open it. */
export const DOCK = "dock";
