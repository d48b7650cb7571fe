// npm run build:scorm: the single file as a SCORM 1.2 package for learning platforms, dist/scorm/*.zip.
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureDependencies, ensureSingleFile, root } from "./setup.mjs";

const scormPackage = join(root, "dist/scorm/exploding-gradients-scorm12.zip");
const TITLE = "Exploding Gradients Lab · 梯度爆炸实验室";

/** imsmanifest.xml: one organization with one item, which opens the lesson. `page`: the file's name in the package. */
export function scormManifest({ page, version }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="exploding-gradients-lab" version="${version}"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="lab">
    <organization identifier="lab">
      <title>${TITLE}</title>
      <item identifier="lesson" identifierref="page" isvisible="true" parameters="#v=1&amp;view=learn">
        <title>${TITLE}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="${page}">
      <file href="${page}"/>
    </resource>
  </resources>
</manifest>
`;
}

/** The package's bytes; the same for the same file, whatever the day and the time zone. */
export async function scormZip(page, bytes) {
  const { strToU8, zipSync } = await import("fflate");
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const files = { "imsmanifest.xml": strToU8(scormManifest({ page, version })), [page]: bytes };
  // The oldest date that the format has, in local time as the format wants it.
  return zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) });
}

export async function buildScorm() {
  const file = await ensureSingleFile();
  mkdirSync(dirname(scormPackage), { recursive: true });
  writeFileSync(scormPackage, await scormZip(basename(file), new Uint8Array(readFileSync(file))));
}

if (import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  ensureDependencies();
  await buildScorm();
}
