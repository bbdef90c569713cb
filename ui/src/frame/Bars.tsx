import { DisconnectOutlined } from "@ant-design/icons";
import { useLine } from "../kit/host";
import { useWords } from "../kit/words";

/** Told above everything, signed in or not: whether the core answers. */
export function Bars() {
  const { say } = useWords();
  const up = useLine();
  if (up) return null;
  return (
    <div className="bar bar-bad" role="alert" data-test="banner-line">
      <DisconnectOutlined />
      <span>{say("line.down")}</span>
    </div>
  );
}
