// @vitest-environment jsdom
import { strFromU8, strToU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { scormZip } from "../../.ci/scorm.mjs";

/**
 * The rules of imscp_rootv1p1p2.xsd and adlcp_rootv1p2.xsd for the elements that a package of ours may have: children in
 * this order, "?" at most one, "*" any number, "+" at least one, else exactly one; attributes, "!" required.
 */
const rules: Record<string, { readonly children: string; readonly attributes: string }> = {
  manifest: { children: "metadata? organizations resources manifest*", attributes: "identifier! version xml:base" },
  metadata: { children: "schema? schemaversion?", attributes: "" },
  schema: { children: "", attributes: "" },
  schemaversion: { children: "", attributes: "" },
  organizations: { children: "organization*", attributes: "default" },
  organization: { children: "title? item* metadata?", attributes: "identifier! structure" },
  title: { children: "", attributes: "" },
  item: { children: "title? item* metadata?", attributes: "identifier! identifierref isvisible parameters" },
  resources: { children: "resource*", attributes: "xml:base" },
  resource: { children: "metadata? file* dependency*", attributes: "identifier! type! href xml:base adlcp:scormtype" },
  file: { children: "metadata?", attributes: "href!" },
};
const CONTENT = "http://www.imsproject.org/xsd/imscp_rootv1p1p2";

function faults(element: Element): string[] {
  const { localName, namespaceURI } = element;
  const rule = rules[localName];
  if (!rule || namespaceURI !== CONTENT) return [`${localName} is not of the content package`];
  const children = [...element.children];
  const pattern = rule.children.replace(/(\w+)([?*+]?)/g, "(?:$1,)$2").replace(/ /g, "");
  const order = children.map((child) => `${child.localName},`).join("");
  const allowed = rule.attributes.split(" ").map((name) => name.replace("!", ""));
  const names = element.getAttributeNames().filter((name) => !/^(xmlns|xsi:)/.test(name));
  return [
    ...(new RegExp(`^${pattern}$`).test(order) ? [] : [`${localName} has ${order}`]),
    ...names.filter((name) => !allowed.includes(name)).map((name) => `${localName} may not have ${name}`),
    ...rule.attributes
      .split(" ")
      .filter((name) => name.endsWith("!") && !names.includes(name.slice(0, -1)))
      .map((name) => `${localName} lacks ${name}`),
    ...children.flatMap(faults),
  ];
}

const page = "<!doctype html>";
const bytes = strToU8(page);
const zip = await scormZip("page.html", bytes);
const files = unzipSync(zip);
const parse = (text: string) => new DOMParser().parseFromString(text, "text/xml");
const written = strFromU8(files["imsmanifest.xml"] as Uint8Array);
const manifest = parse(written);
const one = (selector: string) => manifest.querySelector(selector) as Element;

describe("the SCORM 1.2 package", () => {
  it("has the manifest at its root, and every file that it names", () => {
    const named = [...manifest.querySelectorAll("file")].map((file) => file.getAttribute("href"));
    expect(Object.keys(files).sort()).toEqual(["imsmanifest.xml", ...named].sort());
    expect(strFromU8(files["page.html"] as Uint8Array)).toBe(page);
  });

  it("has a manifest by the rules of its schemas", () => {
    expect(faults(manifest.documentElement)).toEqual([]);
    expect(one("schema").textContent).toBe("ADL SCORM");
    expect(one("schemaversion").textContent).toBe("1.2");
    const ids = [...manifest.querySelectorAll("[identifier]")].map((element) => element.getAttribute("identifier"));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
  });

  it("refers to what is there, and to a SCO", () => {
    expect(one("organizations").getAttribute("default")).toBe(one("organization").getAttribute("identifier"));
    expect(one("item").getAttribute("identifierref")).toBe(one("resource").getAttribute("identifier"));
    expect(one("resource").getAttributeNS("http://www.adlnet.org/xsd/adlcp_rootv1p2", "scormtype")).toBe("sco");
    expect(one("resource").getAttribute("href")).toBe("page.html");
  });

  it("is refused by these rules where it is wrong", () => {
    const wrong = (from: string | RegExp, to: string) => faults(parse(written.replace(from, to)).documentElement);
    expect(wrong(' type="webcontent"', "")).toEqual(["resource lacks type!"]);
    expect(wrong(/(<metadata>[\s\S]*<\/metadata>)([\s\S]*<\/organizations>)/, "$2$1")).toHaveLength(1);
    expect(wrong(CONTENT, "http://example.org/")).toHaveLength(1);
  });

  it("has the same bytes each time", async () => {
    expect(await scormZip("page.html", bytes)).toEqual(zip);
  });
});
