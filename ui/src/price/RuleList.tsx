import { Button } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { type Column, RowList } from "../kit/RowList";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { PriceRuleRow } from "../wire/commands";
import { figuresWords } from "./figures";
import { rulesInOrder } from "./prices";
import { RuleForm } from "./RuleForm";
import { Term } from "./Validity";

/** What stands above the price list: each rule with its figures and since when it counts. */
export function RuleList({ rows }: { rows: readonly PriceRuleRow[] }) {
  const { say } = useWords();
  const { locked } = useLock();
  const [doing, setDoing] = useState<{ row: PriceRuleRow | null } | null>(null);
  useShortcut("Alt+N", () => !popupOpen() && setDoing({ row: null }), !locked);
  const columns: Column<PriceRuleRow>[] = [
    {
      key: "rule",
      title: say("price.rule"),
      width: "minmax(220px, 1.6fr)",
      cell: (row) => say(`price_rule.${row.rule}`),
    },
    {
      key: "figures",
      title: say("price.figures"),
      width: "minmax(120px, 1fr)",
      cell: (row) => <span className="number">{figuresWords(say, row.figures) || "—"}</span>,
    },
    {
      key: "term",
      title: say("price.validity"),
      width: "minmax(150px, 1.2fr)",
      cell: (row) => <Term row={row} />,
    },
  ];
  return (
    <div className="catalogue-list">
      <div className="row">
        <span className="quiet grow">{say("price.rules_told")}</span>
        <Button type="primary" onClick={() => setDoing({ row: null })} data-test="rules-add">
          {say("price.add_rule")} <Key>Alt N</Key>
        </Button>
      </div>
      <RowList
        label={say("price.rules")}
        rows={rulesInOrder(rows)}
        rowKey={(row) => row.id}
        rowName={(row) => say(`price_rule.${row.rule}`)}
        columns={columns}
        open={(row) => setDoing({ row })}
        nearEnd={stay}
        test="rules"
        empty={<div className="empty">{say("price.no_rules")}</div>}
      />
      {doing && <RuleForm {...doing} close={() => setDoing(null)} />}
    </div>
  );
}

function stay(): void {}
