// Before every test file that has a page: views are shown once the words are there (src/app/main.ts).
if (typeof document !== "undefined") {
  const { languages } = await import("../src/text/index.ts");
  const { loadText } = await import("../src/text/loadedText.ts");
  await Promise.all((Object.keys(languages) as (keyof typeof languages)[]).map(loadText));
}

export {};
