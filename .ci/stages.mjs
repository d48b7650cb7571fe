// Runs the stages of a test command one after the other and counts what passed.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

const cache = join(root, "node_modules/.cache/test");

/** A command that passes or fails as one; its own lines are shown. */
export function check(name, command, args, env = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  return status === 0 ? { name, passed: 1, failed: 0, skipped: 0 } : { name, passed: 0, failed: 1, skipped: 0 };
}

function readReport(file, status, name) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    console.error(`${name}: no report was written (exit status ${status})`);
    return null;
  }
}

const counted = (name, status, passed, failed, skipped) => ({
  name,
  passed,
  failed: failed === 0 && status !== 0 ? 1 : failed,
  skipped,
});

/** The unit and component tests, counted one by one. */
export function vitest(name, args = []) {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, "vitest.json");
  rmSync(file, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...args,
    ],
    { cwd: root, stdio: "inherit" },
  );
  const report = readReport(file, status, name);
  if (!report) return { name, passed: 0, failed: 1, skipped: 0 };
  return counted(
    name,
    status,
    report.numPassedTests,
    report.numFailedTests,
    report.numPendingTests + report.numTodoTests,
  );
}

/** The end-to-end tests, counted one by one. */
export function playwright(name, args, env) {
  mkdirSync(cache, { recursive: true });
  const file = join(cache, "playwright.json");
  rmSync(file, { force: true });
  const { status } = spawnSync(
    process.execPath,
    [
      "node_modules/@playwright/test/cli.js",
      "test",
      "-c",
      "tests/e2e/playwright.config.ts",
      "--reporter=list,json",
      ...args,
    ],
    { cwd: root, stdio: "inherit", env: { ...process.env, ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } },
  );
  const report = readReport(file, status, name);
  if (!report) return { name, passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return counted(name, status, expected + flaky, unexpected, skipped);
}

/** Runs the stages in order, prints a table and the closing line, and ends the process with 1 where something failed. */
export async function runStages(command, stages) {
  const results = [];
  for (const stage of stages) {
    const began = Date.now();
    const result = await stage();
    results.push({ ...result, seconds: (Date.now() - began) / 1000 });
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  for (const { name, passed, failed, skipped, seconds } of results) {
    console.log(
      `${failed ? "✗" : "✓"} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds.toFixed(1)} s)`,
    );
  }
  const total = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
  mkdirSync(cache, { recursive: true });
  writeFileSync(join(cache, `${command}.json`), JSON.stringify(total));
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
