import { Component, type ReactNode } from "react";
import { useText } from "./settings.ts";

function Crash({ message, onRetry }: { readonly message: string; readonly onRetry: () => void }) {
  const { app } = useText();
  return (
    <div className="crash" role="alert">
      <p>
        <b>{app.crashed}</b>
      </p>
      <p>{app.crashedDetail(message)}</p>
      <button type="button" className="button outlined" onClick={onRetry}>
        {app.retry}
      </button>
    </div>
  );
}

/** Around each view: a fault in one of them is told in its place and leaves the others alone. */
export class ViewBoundary extends Component<{ readonly children: ReactNode }, { readonly message: string | null }> {
  override state = { message: null };

  static getDerivedStateFromError(error: unknown) {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return <Crash message={message} onRetry={() => this.setState({ message: null })} />;
  }
}
