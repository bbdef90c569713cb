import { Modal } from "antd";
import { useState } from "react";
import { useClock } from "../kit/dates";
import { useWords } from "../kit/words";
import type { TermsRow } from "../wire/commands";

/** What customers agreed to so far; every version can be read, none changed. */
export function Versions({ rows }: { rows: TermsRow[] }) {
  const { say } = useWords();
  const clock = useClock();
  const [read, setRead] = useState<TermsRow | null>(null);
  return (
    <aside className="terms-versions" aria-label={say("terms.versions")}>
      <h3>{say("terms.versions")}</h3>
      {rows.length === 0 && <p className="quiet">{say("terms.no_version")}</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <button
              type="button"
              className="plain terms-version"
              onClick={() => setRead(row)}
              data-test="terms-version"
            >
              <strong className="number">v{row.version}</strong>{" "}
              {row.in_force && <span className="stage tone-good">{say("terms.in_force")}</span>}
              <br />
              <span className="quiet number">
                {row.version === 0 ? say("terms.built_in") : `${clock.short(row.at)} ${row.by}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {read && (
        <Modal
          open
          title={`${say(`terms_kind.${read.kind}`)} v${read.version}`}
          width={680}
          footer={null}
          onCancel={() => setRead(null)}
          data-test="terms-read"
        >
          <p className="quiet">
            {read.version === 0 ? say("terms.built_in") : `${clock.full(read.at)} · ${read.by}`}
          </p>
          <div className="typed terms-read">{read.text}</div>
        </Modal>
      )}
    </aside>
  );
}
