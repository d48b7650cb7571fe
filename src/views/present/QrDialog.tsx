import { useState } from "react";
import { presentText } from "../../text/present/index.ts";
import { Icon } from "../icons.tsx";
import { useWords } from "../settings.ts";
import { DialogFrame } from "./DialogFrame.tsx";
import { pageLink } from "./pageLink.ts";
import { MAX_QR_BYTES, type QrPath, qrPath } from "./qrPath.ts";
import { useCopy } from "./useCopy.ts";

/** The link to what is shown, for the phones in the room. */
export function QrDialog() {
  const words = useWords(presentText);
  const [link] = useState(pageLink);
  return (
    <DialogFrame title={words.qr.title} className="qr-dialog">
      {link === null ? <p>{words.fromDisk}</p> : <CodeOf link={link} />}
    </DialogFrame>
  );
}

function CodeOf({ link }: { readonly link: string }) {
  const words = useWords(presentText);
  const [told, copy] = useCopy();
  const code = qrPath(link);
  return (
    <>
      {code === null ? (
        <p>{words.qr.tooLong(link.length, MAX_QR_BYTES)}</p>
      ) : (
        <>
          <Code code={code} name={words.qr.name(link)} />
          <p>{words.qr.hint}</p>
        </>
      )}
      <p className="qr-link">{link}</p>
      <p className="classroom-actions">
        <button type="button" className="button outlined" onClick={() => void copy(link)}>
          <Icon name={told === "copied" ? "check" : "copy"} />
          <span aria-live="polite">{told === "copied" ? words.copied : words.qr.copy}</span>
        </button>
      </p>
      {told === "failed" && <p role="status">{words.copyFailed}</p>}
    </>
  );
}

/** Dark on light in both themes: many readers know no other. */
function Code({ code: { size, path }, name }: { readonly code: QrPath; readonly name: string }) {
  return (
    <div className="qr" data-theme="light">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={name} shapeRendering="crispEdges">
        <path d={path} />
      </svg>
    </div>
  );
}
