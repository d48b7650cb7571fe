import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { contentSecurityPolicy } from "../../.ci/csp.mjs";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

it("every configuration that hosts are given has the policy that the tests enforce", () => {
  const [, ...parts] = read("docs/HOSTING.md").split("default-src");
  const policies = parts.map((part) => `default-src${part}`.split(/["\n]/)[0]);
  expect(policies).toEqual([contentSecurityPolicy, contentSecurityPolicy, contentSecurityPolicy]);
  expect(read("public/_headers")).toContain(`  Content-Security-Policy: ${contentSecurityPolicy}\n`);
});
