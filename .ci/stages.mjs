// Runs the stages of a test command one after the other and counts what passed.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Missing, root } from "./setup.mjs";

const cache = join(root, "node_modules/.cache/test");
export const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };

/** A command that passes or fails as one; its own lines are shown. */
export function check(command, args) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit" });
  return status === 0 ? passed : failed;
}

const binaries = { vitest: "node_modules/vitest/vitest.mjs", playwright: "node_modules/@playwright/test/cli.js" };

/** Runs a test runner that writes a JSON report to `file`, and reads the report. */
function report(runner, args, file, env = {}) {
  mkdirSync(cache, { recursive: true });
  rmSync(file, { force: true });
  const { status } = spawnSync(process.execPath, [binaries[runner], ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return { status, ...JSON.parse(readFileSync(file, "utf8")) };
}

/** A runner that ends badly although no test of its report failed has failed as one. */
const counted = (status, passed, failed, skipped) => ({
  passed,
  failed: failed === 0 && status !== 0 ? 1 : failed,
  skipped,
});

/** The unit and component tests, counted one by one. */
export function vitest(args = []) {
  const file = join(cache, "vitest.json");
  const options = ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const { status, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report(
    "vitest",
    [...options, ...args],
    file,
  );
  return counted(status, numPassedTests, numFailedTests, numPendingTests + numTodoTests);
}

/** The end-to-end tests, counted one by one. `env`: CHROMIUM, the browser's path; `args`: which of them. */
export function playwright(env, args = []) {
  const file = join(cache, "playwright.json");
  const options = ["test", "-c", "tests/e2e/playwright.config.ts", "--reporter=list,json", ...args];
  const { status, stats } = report("playwright", options, file, { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file });
  return counted(status, stats.expected + stats.flaky, stats.unexpected, stats.skipped);
}

async function runStage({ name, run }) {
  const began = Date.now();
  let result;
  try {
    result = await run();
  } catch (error) {
    console.error(error instanceof Missing ? error.message : error);
    result = failed;
  }
  return { ...result, name, seconds: (Date.now() - began) / 1000 };
}

/**
 * Runs the stages in order, each to its end whatever happened before it, prints a table and the closing line, and
 * ends the process with 1 where something failed. `command` names the file that .ci/run adds up.
 */
export async function runStages(command, stages) {
  mkdirSync(cache, { recursive: true });
  const summary = join(cache, `${command}.json`);
  rmSync(summary, { force: true });
  const results = [];
  for (const stage of stages) results.push(await runStage(stage));
  for (const { name, passed, failed, skipped, seconds } of results) {
    const counts = `${passed} passed, ${failed} failed, ${skipped} skipped`;
    console.log(`${failed ? "✗" : "✓"} ${name}: ${counts} (${seconds.toFixed(1)} s)`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  const total = { passed: sum("passed"), failed: sum("failed"), skipped: sum("skipped") };
  writeFileSync(summary, JSON.stringify(total));
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}
