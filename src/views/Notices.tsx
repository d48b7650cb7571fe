import { Icon } from "./icons.tsx";
import { labActions, useLab } from "./labStore.ts";
import { noticeText } from "./noticeText.ts";
import { useText } from "./settings.ts";

/** What could not be used of the link that opened the page; it stays until it is dismissed. */
export function Notices() {
  const text = useText();
  const notices = useLab((state) => state.notices);
  if (notices.length === 0) return null;
  return (
    <div className="notices" role="status">
      <Icon name="info" />
      <div>
        {notices.map((notice) => (
          <p key={notice.kind}>{noticeText(text, notice)}</p>
        ))}
      </div>
      <button
        type="button"
        className="button square"
        aria-label={text.notices.dismiss}
        onClick={labActions.dismissNotices}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
