import type { AddressNotice } from "../experiment/address/state.ts";
import type { Text } from "../text/index.ts";

export function noticeText({ notices }: Text, notice: AddressNotice): string {
  switch (notice.kind) {
    case "address_ignored":
      return notices.address_ignored(notice.fields);
    case "address_replaced":
      return notices.address_replaced(notice.fields);
    case "address_unreadable":
      return notices.address_unreadable;
    case "list_unreadable":
      return notices.list_unreadable;
    case "list_unloaded":
      return notices.list_unloaded;
  }
}
