import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { contentSecurityPolicy, headers } from "../../.ci/csp.mjs";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

it("every configuration that hosts are given has the policy that the tests enforce", () => {
  const [, ...parts] = read("docs/HOSTING.md").split("default-src");
  const policies = parts.map((part) => `default-src${part}`.split(/["\n]/)[0]);
  expect(policies).toEqual([contentSecurityPolicy, contentSecurityPolicy, contentSecurityPolicy]);
});

it("and every header that the tests are served with", () => {
  const [, nginx = "", caddy = ""] =
    /```nginx\n([\s\S]*?)```[\s\S]*```caddy\n([\s\S]*?)```/.exec(read("docs/HOSTING.md")) ?? [];
  const sent = read("public/_headers");
  for (const [name, value] of Object.entries(headers)) {
    const written = value.includes(" ") ? `"${value}"` : value;
    expect(sent).toContain(`  ${name}: ${value}\n`);
    expect(nginx).toContain(`add_header ${name} ${written} always;`);
    expect(caddy).toContain(`${name} ${written}\n`);
  }
});
