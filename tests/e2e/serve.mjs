// Serves what the end-to-end tests open: the production build at the root of one port, and under /a/b/ of another.
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../.ci/serve.mjs";
import { ensureBuild, ensureSingleFile, root } from "../../.ci/setup.mjs";

await ensureBuild();
await ensureSingleFile();
await serve({ outDir: join(root, "dist/web"), port: 4789, strictPort: true });
const folder = mkdtempSync(join(tmpdir(), "exploding-gradients-"));
cpSync(join(root, "dist/web"), join(folder, "a/b"), { recursive: true });
await serve({ outDir: folder, port: 4790, strictPort: true });
