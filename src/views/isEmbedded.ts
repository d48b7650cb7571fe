/** Whether the page is shown in a frame, without its bar: ?embed. */
export const isEmbedded: boolean = new URLSearchParams(window.location.search).has("embed");
