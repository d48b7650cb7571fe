import { readEmbed } from "./embedQuery.ts";

/** How this frame shows the page. */
export const { settings: embedSettings, problems: embedProblems } = readEmbed(window.location.search);
