import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { embedFields, embedNames, embedPanels } from "../../../src/experiment/address/embedFields.ts";
import { fieldPaths } from "../../../src/experiment/declaration.ts";
import { readEmbed, writeEmbed } from "../../../src/views/embed/embedQuery.ts";

const usual = Object.fromEntries(embedNames.map((name) => [name, embedFields[name].default]));

describe("a frame's parameters", () => {
  it("are the usual ones where the address has none, and others' are left alone", () => {
    expect(readEmbed("?embed&utm_source=course&lang=zh")).toEqual({ settings: usual, problems: [] });
    expect(writeEmbed({})).toBe("?embed");
  });

  it("are read and written", () => {
    const query = "?embed&panels=hero,transport&knobs=clip.max_norm,optimizer.lr&lanes=b&autoplay=0&locked=1";
    const { settings, problems } = readEmbed(`${query}&allow=https://course.example/unit/3,http://127.0.0.1:8000`);
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      panels: ["hero", "transport"],
      knobs: ["clip.max_norm", "optimizer.lr"],
      lanes: ["b"],
      autoplay: false,
      locked: true,
      allow: ["https://course.example", "http://127.0.0.1:8000"],
    });
    expect(writeEmbed(settings)).toBe(`${query}&allow=https://course.example,http://127.0.0.1:8000`);
  });

  it("come back from every query that is written", () => {
    const settings = fc.record({
      panels: fc.uniqueArray(fc.constantFrom(...embedPanels)),
      knobs: fc.uniqueArray(fc.constantFrom(...fieldPaths), { maxLength: 8 }),
      lanes: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")),
      autoplay: fc.boolean(),
      locked: fc.boolean(),
      allow: fc.uniqueArray(fc.constantFrom("https://a.example", "http://localhost:8080")),
    });
    fc.assert(
      fc.property(settings, (wanted) => {
        expect(readEmbed(writeEmbed(wanted, { lang: "zh" }))).toEqual({ settings: wanted, problems: [] });
      }),
      { numRuns: 300 },
    );
  });

  it("that cannot be used are named, and the defaults stand in for them; for the origins that none may", () => {
    const { settings, problems } = readEmbed(
      "?embed&panels=hero,menu&knobs=no.field&lanes=z&autoplay=yes&locked=&allow=course",
    );
    expect(settings).toEqual({ ...usual, allow: ["nobody"] });
    expect(readEmbed("?embed&allow=").settings.allow).toEqual(["nobody"]);
    expect(problems.map(({ name }) => name)).toEqual(["panels", "knobs", "lanes", "autoplay", "locked", "allow"]);
  });

  it("never throw, whatever the query", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), fc.constantFrom(...embedNames), (text, name) => {
        const { settings } = readEmbed(`?embed&${name}=${text}`);
        expect(Object.keys(settings)).toEqual(embedNames);
      }),
      { numRuns: 200 },
    );
    expect(readEmbed(`?embed&allow=${"https://a.example,".repeat(1000)}`).problems).toHaveLength(1);
  });
});
