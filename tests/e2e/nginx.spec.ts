import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Host, hostPage } from "./host.ts";
import { Lab } from "./lab.ts";
import { test as base, expect } from "./page.ts";

/** The configuration is the one that docs/HOSTING.md gives, but for the place and the port. */
const rootOfProject = fileURLToPath(new URL("../../", import.meta.url));
const [, documented = ""] =
  /```nginx\n([\s\S]*?)```/.exec(readFileSync(join(rootOfProject, "docs/HOSTING.md"), "utf8")) ?? [];

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/** A page of another site than the frame in it. */
const course = (port: number) =>
  hostPage(
    `<iframe src="http://localhost:${port}/a/b/?embed&amp;autoplay=0#v=1&amp;s=opening" width="720" height="480"></iframe>`,
  );

/** A folder with all that nginx writes, and the page at its root and under /a/b/. */
function prepare(port: number): string {
  const folder = mkdtempSync(join(tmpdir(), "exploding-gradients-"));
  const site = join(folder, "site");
  cpSync(join(rootOfProject, "dist/web"), site, { recursive: true });
  cpSync(join(rootOfProject, "dist/web"), join(site, "a/b"), { recursive: true });
  mkdirSync(join(folder, "temp"));
  writeFileSync(join(site, "course.html"), course(port));
  const server = documented
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    // What embeds the page has no policy of ours: an add_header of its own drops those of the server.
    .replace("root /srv/exploding-gradients;", `root ${site};\nlocation = /course.html { add_header X-Course yes; }`);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path temp/${kind};`,
  );
  const http = ["access_log off;", "include /etc/nginx/mime.types;", ...temporary, server].join("\n");
  const main = "daemon off; master_process off; pid nginx.pid; error_log stderr;";
  writeFileSync(join(folder, "nginx.conf"), `${main}\nevents {}\nhttp {\n${http}\n}\n`);
  return folder;
}

async function answers(address: string, nginx: ChildProcess): Promise<void> {
  await expect
    .poll(
      async () => {
        if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}`);
        return await fetch(address).then(
          ({ status }) => status,
          () => 0,
        );
      },
      { timeout: 15_000 },
    )
    .toBe(200);
}

const test = base.extend<object, { nginx: string }>({
  nginx: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads what a fixture needs from this pattern
    async ({}, use) => {
      const port = await freePort();
      const folder = prepare(port);
      // nginx takes a variable of its own name for sockets that it has inherited.
      const { NGINX: program = "/usr/sbin/nginx", ...env } = process.env;
      const nginx = spawn(program, ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "inherit", env });
      const address = `http://127.0.0.1:${port}/`;
      await answers(address, nginx);
      await use(address);
      const ended = new Promise((resolve) => nginx.once("exit", resolve));
      nginx.kill();
      await ended;
      rmSync(folder, { recursive: true });
    },
    { scope: "worker" },
  ],
  baseURL: async ({ nginx }, use) => await use(nginx),
  // By another name it is another origin, and another site.
  subfolder: async ({ nginx }, use) => await use(`${nginx.replace("127.0.0.1", "localhost")}a/b/`),
});

test("behind nginx as documented, the headers are as documented @full", async ({ request, baseURL }) => {
  const headersOf = async (path: string) => (await request.get(path)).headers();
  const html = await (await request.get(baseURL ?? "")).text();
  const [script = ""] = /assets\/[^"]+\.js/.exec(html) ?? [];
  const policy = /```text\n(.*)\n```/.exec(readFileSync(join(rootOfProject, "docs/HOSTING.md"), "utf8"))?.[1];
  for (const [path, type, cache] of [
    ["", "text/html", "no-cache"],
    ["service-worker.js", "application/javascript", "no-cache"],
    ["manifest.webmanifest", "application/manifest+json", "no-cache"],
    [script, "application/javascript", "public, max-age=31536000, immutable"],
    [`a/b/${script}`, "application/javascript", "public, max-age=31536000, immutable"],
  ] as const) {
    const headers = await headersOf(path);
    expect(headers["content-type"], path).toContain(type);
    expect(headers["cache-control"], path).toBe(cache);
    expect(headers["content-security-policy"], path).toBe(policy);
    expect(headers["x-content-type-options"], path).toBe("nosniff");
  }
});

test("behind nginx the page trains, at the root and under /a/b/ @full", async ({ page, subfolder }) => {
  const lab = new Lab(page);
  for (const address of ["", subfolder]) {
    await lab.open(address);
    await lab.reachStep(5);
  }
});

test("behind nginx a frame in another site's page is driven through its messages @full", async ({ page }) => {
  await page.goto("course.html");
  const host = new Host(page);
  await host.heard("ready");
  await host.ask({ type: "set", speed: "max" });
  await host.ask({ type: "seek", step: 30 });
  expect((await host.heard("exploded"))[0]).toMatchObject({ lane: "a", step: 26 });
  expect(await host.state()).toMatchObject({ step: 30, playing: false, view: "lab" });
});
