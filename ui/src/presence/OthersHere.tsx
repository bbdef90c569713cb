import { EditOutlined, EyeOutlined } from "@ant-design/icons";
import { Tooltip } from "antd";
import { useWords } from "../kit/words";
import type { PresentRow } from "../wire/commands";

/** As many are named before the rest is counted. */
const NAMED = 2;

/** Who else is on this order, whoever changes it first. */
export function OthersHere({ rows, inForm }: { rows: readonly PresentRow[]; inForm?: boolean }) {
  const { say } = useWords();
  const told = rows
    .toSorted((a, b) => Number(b.editing) - Number(a.editing))
    .map(({ person, terminal, editing }) => {
      const who = `${person} · ${terminal ?? say("presence.at_host")}`;
      return { editing, words: say(editing ? "presence.editing" : "presence.looking", { who }) };
    });
  const rest = told.slice(NAMED);
  return (
    <div
      className={inForm ? "others others-form" : "others"}
      role="status"
      data-test={inForm ? "others-form" : "others-here"}
    >
      {told.slice(0, NAMED).map(({ editing, words }) => (
        <span
          key={words}
          className={editing ? "chip chip-warn cut" : "chip chip-quiet cut"}
          data-test="other-here"
        >
          {editing ? <EditOutlined aria-hidden /> : <EyeOutlined aria-hidden />} <bdi>{words}</bdi>
        </span>
      ))}
      {rest.length > 0 && (
        <Tooltip title={rest.map(({ words }) => words).join(say("text.list_mark"))}>
          <span className="chip chip-quiet" data-test="others-more">
            {say("presence.more", { count: rest.length })}
          </span>
        </Tooltip>
      )}
    </div>
  );
}
