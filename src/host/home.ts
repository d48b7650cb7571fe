/** Where the Lab is: the folder that embed.js came from. A module that was imported has no script of its own. */
const script =
  (document.currentScript as HTMLScriptElement | null) ??
  document.querySelector<HTMLScriptElement>('script[src$="embed.js"]');

export const home: string = new URL(".", script?.src ?? location.href).href;
