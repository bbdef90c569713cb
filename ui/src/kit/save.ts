import { App } from "antd";
import { useState } from "react";
import type { FileOut } from "../host/host";
import { useHost } from "./host";
import { useWords } from "./words";

/** Makes a file, hands it out and says where it went; `save` answers whether it went out. */
export function useSave() {
  const host = useHost();
  const { say } = useWords();
  const { message } = App.useApp();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Error | null>(null);
  const save = async (make: () => FileOut | Promise<FileOut>): Promise<boolean> => {
    setPending(true);
    setRefused(null);
    try {
      const file = await make();
      const where = await host.save(file);
      message.success(
        where ? say("save.done", { where }) : say("save.handed_out", { file: file.name }),
      );
      return true;
    } catch (reason) {
      setRefused(reason instanceof Error ? reason : new Error(String(reason)));
      return false;
    } finally {
      setPending(false);
    }
  };
  return { save, pending, refused };
}
