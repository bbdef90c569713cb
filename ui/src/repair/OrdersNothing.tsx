import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { Key } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type { RepairView } from "../wire/commands";
import { offerIntake } from "./offer";

interface NothingFoundProps {
  view: RepairView;
  text: string;
  filtered: boolean;
  all: () => void;
  unfilter: () => void;
}

/** An empty list says why it is empty, and what to do next. */
export function NothingFound({ view, text, filtered, all, unfilter }: NothingFoundProps) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const navigate = useNavigate();
  const begin = () => {
    if (text) offerIntake(me.id, text);
    navigate({ to: "/intake" });
  };
  const words = text
    ? say("orders.no_hit", { text })
    : say(filtered ? "orders.none_filtered" : `orders.none_${view}`);
  return (
    <div className="empty" data-test="orders-none">
      <strong>{words}</strong>
      <div className="row">
        {filtered && (
          <Button onClick={unfilter} data-test="orders-none-unfilter">
            {say("orders.clear_filter")}
          </Button>
        )}
        {(text || filtered) && view !== "all" && (
          <Button onClick={all} data-test="orders-search-all">
            {say("orders.search_all")}
          </Button>
        )}
        {can("open_repairs") && !filtered && (
          <Button
            type={text ? "primary" : "default"}
            onClick={begin}
            data-test="orders-none-intake"
          >
            {text ? say("orders.intake_with") : say("orders.first_intake")} <Key>F2</Key>
          </Button>
        )}
      </div>
    </div>
  );
}
