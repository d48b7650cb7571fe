import { type ReactNode, useRef, useState } from "react";
import { Icon } from "../icons.tsx";
import { useText } from "../settings.ts";

interface TableDialogProps {
  readonly title: string;
  /** The table; made anew each time that it is opened. */
  readonly children: ReactNode;
}

/** "Show as table": what the chart draws at this step, as numbers. It appears when its chart is pointed at or focused. */
export function TableDialog({ title, children }: TableDialogProps) {
  const { charts, header } = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" className="show-table" aria-label={`${charts.showTable}: ${title}`} onClick={show}>
        {charts.showTable}
      </button>
      <dialog ref={dialog} className="floating table-dialog" aria-label={title} onClose={() => setOpen(false)}>
        <form method="dialog">
          <h3>{title}</h3>
          <button type="submit" className="button square" aria-label={header.close}>
            <Icon name="close" />
          </button>
        </form>
        <div className="table-scroll">{open && children}</div>
      </dialog>
    </>
  );
}
