import { Icon } from "./icons.tsx";
import { newVersion } from "./newVersion.ts";
import { useText } from "./settings.ts";

/** Says that a reload brings a newer version; the page goes on as it is until then. */
export function NewVersionNotice() {
  const { app, notices } = useText();
  const isReady = newVersion((state) => state.isReady);
  if (!isReady) return null;
  return (
    <div className="notices news" role="status">
      <Icon name="info" />
      <div>
        <p>{app.newVersion}</p>
      </div>
      <button type="button" className="button outlined" onClick={() => window.location.reload()}>
        {app.reload}
      </button>
      <button
        type="button"
        className="button square"
        aria-label={notices.dismiss}
        onClick={() => newVersion.setState({ isReady: false })}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
