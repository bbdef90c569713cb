import { FilterOutlined } from "@ant-design/icons";
import { Button, Checkbox, DatePicker, Popover, Select, Tag } from "antd";
import dayjs from "dayjs";
import { type ReactNode, useId } from "react";
import { KINDS } from "../catalogue/KindPicker";
import { CHANNELS } from "../intake/choices";
import { useAnswer } from "../kit/answers";
import { SettlingInput } from "../kit/SettlingInput";
import { type Say, useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { Outcome, PersonRow, Priority, RepairFilter, Stage, Warranty } from "../wire/commands";
import { type FilterPart, partsOf } from "./ordersAsk";

const STAGES: readonly Stage[] = [
  "received",
  "diagnosing",
  "quoting",
  "awaiting_consent",
  "awaiting_parts",
  "repairing",
  "testing",
  "ready",
  "on_hold",
  "sent_out",
  "unclaimed",
  "handed_over",
  "closed",
  "void",
];
const PRIORITIES: readonly Priority[] = ["urgent", "normal"];
const OUTCOMES: readonly Outcome[] = [
  "repaired",
  "upgraded",
  "no_fault",
  "declined",
  "not_repairable",
  "not_worth",
  "exchanged",
  "refunded",
  "forwarded",
];
const WARRANTIES: readonly Warranty[] = ["claimed", "none"];

/** The choice of what nobody has, among the people; no id looks like that. */
const NOBODY = "-";

interface FilterProps {
  filter: RepairFilter;
  change: (filter: RepairFilter) => void;
}

/** What narrows the list: chosen in a small sheet, told as chips beside it. */
export function OrdersFilter(props: FilterProps) {
  const { say } = useWords();
  const set = partsOf(props.filter);
  return (
    <>
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={<FilterSheet {...props} />}
        destroyOnHidden
      >
        <Button icon={<FilterOutlined aria-hidden />} data-test="orders-filter">
          {say("orders.filter")}
          {set.length > 0 && <span className="number"> {set.length}</span>}
        </Button>
      </Popover>
      <FilterChips {...props} />
    </>
  );
}

function FilterSheet({ filter, change }: FilterProps) {
  const { say } = useWords();
  const me = useMe();
  const people = useAnswer("person.list", { with_left: true }, ["person"]);
  const set = (part: Partial<RepairFilter>) => change({ ...filter, ...part });
  const many = <T extends string>(
    part: "stages" | "channels" | "kinds",
    of: readonly T[],
    words: (one: T) => string,
  ) => (
    <Line name={say(`orders.filter_${part}`)}>
      {(id) => (
        <Select<T[]>
          id={id}
          mode="multiple"
          maxTagCount="responsive"
          placeholder={say("orders.filter_any")}
          value={(filter[part] ?? []) as T[]}
          onChange={(chosen) => set({ [part]: chosen })}
          options={of.map((one) => ({ value: one, label: words(one) }))}
          optionFilterProp="label"
          data-test={`orders-filter-${part}`}
        />
      )}
    </Line>
  );
  const staff = (people.data ?? [{ id: me.id, name: me.name }]).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  const one = <T extends string>(
    part: "opened_by" | "holder" | "priority" | "outcome",
    options: { value: T; label: string }[],
    value: T | null | undefined,
    choose: (value: T | null) => void,
  ) => (
    <Line name={say(`orders.filter_${part}`)}>
      {(id) => (
        <Select<T>
          id={id}
          allowClear
          showSearch
          placeholder={say("orders.filter_any")}
          value={value ?? null}
          onChange={(chosen: T | undefined) => choose(chosen ?? null)}
          options={options}
          optionFilterProp="label"
          data-test={`orders-filter-${part}`}
        />
      )}
    </Line>
  );
  const day = (part: "opened_from" | "opened_to") => (
    <DatePicker
      aria-label={say(`orders.filter_${part}`)}
      placeholder={say(`orders.filter_${part}`)}
      value={filter[part] ? dayjs(filter[part]) : null}
      onChange={(chosen) => set({ [part]: chosen ? chosen.format("YYYY-MM-DD") : null })}
      data-test={`orders-filter-${part}`}
    />
  );
  return (
    <section
      className="filter-sheet"
      aria-label={say("orders.filter")}
      data-test="orders-filter-sheet"
    >
      {many("stages", STAGES, (stage) => say(`stage.${stage}`))}
      {many("channels", CHANNELS, (channel) => say(`channel.${channel}`))}
      {many("kinds", KINDS, (kind) => say(`kind.${kind}`))}
      <Line name={say("orders.filter_warranty")}>
        {(id) => (
          <Select<Warranty>
            id={id}
            allowClear
            placeholder={say("orders.filter_any")}
            value={filter.warranty ?? null}
            onChange={(warranty) => set({ warranty: warranty ?? null })}
            options={WARRANTIES.map((one) => ({ value: one, label: say(`warranty.${one}`) }))}
            data-test="orders-filter-warranty"
          />
        )}
      </Line>
      <Line name={say("orders.filter_brand")}>
        {(id) => (
          <SettlingInput
            id={id}
            text={filter.brand ?? ""}
            change={(brand) => set({ brand })}
            data-test="orders-filter-brand"
          />
        )}
      </Line>
      <Line name={say("orders.filter_opened")}>
        {() => (
          <div className="row">
            {day("opened_from")}
            {day("opened_to")}
          </div>
        )}
      </Line>
      {one("opened_by", staff, filter.opened_by, (person) => set({ opened_by: person }))}
      {one(
        "holder",
        [{ value: NOBODY, label: say("orders.filter_unheld") }, ...staff],
        filter.unheld ? NOBODY : filter.holder,
        (person) =>
          set(
            person === NOBODY ? { holder: null, unheld: true } : { holder: person, unheld: null },
          ),
      )}
      {one(
        "priority",
        PRIORITIES.map((one) => ({ value: one, label: say(`priority.${one}`) })),
        filter.priority,
        (priority) => set({ priority }),
      )}
      {one(
        "outcome",
        OUTCOMES.map((one) => ({ value: one, label: say(`outcome.${one}`) })),
        filter.outcome,
        (outcome) => set({ outcome }),
      )}
      <div className="row-wide">
        <Checkbox
          checked={filter.overdue ?? false}
          onChange={(event) => set({ overdue: event.target.checked })}
          data-test="orders-filter-overdue"
        >
          {say("orders.filter_overdue")}
        </Checkbox>
        <Button size="small" onClick={() => change({})} data-test="orders-filter-clear">
          {say("orders.clear_filter")}
        </Button>
      </div>
    </section>
  );
}

function Line({ name, children }: { name: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="filter-line">
      <label htmlFor={id}>{name}</label>
      {children(id)}
    </div>
  );
}

function FilterChips({ filter, change }: FilterProps) {
  const { say } = useWords();
  const parts = partsOf(filter);
  const people = useAnswer("person.list", { with_left: true }, ["person"], {
    enabled: parts.includes("opened_by") || parts.includes("holder"),
  });
  if (parts.length === 0) return null;
  const drop = (part: FilterPart) => {
    const { [part]: _dropped, ...rest } = filter;
    change(rest);
  };
  return (
    <div className="filter-chips" data-test="orders-chips">
      {parts.map((part) => {
        const what = partWords(say, filter, part, people.data ?? []);
        return (
          <Tag
            key={part}
            className="filter-chip"
            closable={{ "aria-label": say("orders.filter_drop", { what }) }}
            onClose={() => drop(part)}
            title={what}
            data-test={`orders-chip-${part}`}
          >
            <span className="cut">{what}</span>
          </Tag>
        );
      })}
    </div>
  );
}

/** One part of a filter as people say it: `待件、维修`, `11-01 起`. */
export function partWords(
  say: Say,
  filter: RepairFilter,
  part: FilterPart,
  people: readonly PersonRow[],
): string {
  const joined = say("text.list_mark");
  switch (part) {
    case "stages":
      return (filter.stages ?? []).map((one) => say(`stage.${one}`)).join(joined);
    case "channels":
      return (filter.channels ?? []).map((one) => say(`channel.${one}`)).join(joined);
    case "kinds":
      return (filter.kinds ?? []).map((one) => say(`kind.${one}`)).join(joined);
    case "warranty":
      return say(`warranty.${filter.warranty ?? "none"}`);
    case "brand":
      return filter.brand ?? "";
    case "opened_from":
      return say("orders.from_day", { day: filter.opened_from ?? "" });
    case "opened_to":
      return say("orders.to_day", { day: filter.opened_to ?? "" });
    case "opened_by":
    case "holder": {
      const name = people.find(({ id }) => id === filter[part])?.name ?? "…";
      return `${say(`orders.filter_${part}`)} ${name}`;
    }
    case "unheld":
      return say("orders.filter_unheld");
    case "priority":
      return say(`priority.${filter.priority ?? "normal"}`);
    case "outcome":
      return filter.outcome ? say(`outcome.${filter.outcome}`) : "";
    case "overdue":
      return say("orders.filter_overdue");
  }
}
