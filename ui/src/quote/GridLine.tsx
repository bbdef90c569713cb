import { CloseOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Input } from "antd";
import { useId } from "react";
import type { ControlProps, Faults } from "../kit/fields";
import { MoneyBox, yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { PriceRow } from "../wire/commands";
import { Choice } from "./Choice";
import { turn } from "./cells";
import {
  amountOf,
  FREE,
  GRADES,
  hasDays,
  isChanged,
  isFree,
  isUnpriced,
  KINDS,
  meant,
  nameOf,
  ofKind,
  ofPrice,
  PAYERS,
  type WritingLine,
} from "./lines";

/** Of the prices that a typed name may mean so many are offered. */
const OFFERED = 10;

interface GridLineProps {
  at: number;
  line: WritingLine;
  faults: Faults;
  prices: readonly PriceRow[];
  set: (line: WritingLine) => void;
  remove: () => void;
}

/** One line of the sheet. */
export function GridLine({ at, line, faults, prices, set, remove }: GridLineProps) {
  const { say } = useWords();
  const offered = meant(prices, line.name).slice(0, OFFERED);
  const unit = `lines[${at}].unit`;
  // What is no amount is said while it is typed, before anybody reads a sum without it.
  const told = (line.unit ?? 0) < 0 ? { [unit]: say("fault.field.bad_amount"), ...faults } : faults;
  const place = { at, faults: told };
  const cells = (
    <tr data-test="quote-line">
      <Cell {...place} name="kind" label={say("quote.line_kind")}>
        {(control) => (
          <Choice
            {...control}
            values={KINDS}
            value={line.kind}
            words={(kind) => say(`line_kind.${kind}`)}
            change={(kind) => set(ofKind(line, kind))}
            data-test="quote-kind"
          />
        )}
      </Cell>
      <Cell {...place} name="name" label={say("quote.line_name")}>
        {({ id, ...control }) => (
          <AutoComplete
            id={id}
            className="quote-name"
            value={line.name}
            // Under another name it is another thing, of no list.
            onChange={(name: string | undefined) => set({ ...line, ...FREE, name: name ?? "" })}
            onSelect={(id) => {
              const price = prices.find((one) => one.id === id);
              if (price) set(ofPrice(line, price));
            }}
            options={offered.map((price) => ({
              value: price.id,
              label: (
                <span className="row-wide" data-test="quote-offer">
                  <span className="cut">{nameOf(price)}</span>
                  <span className="number">{yuan(price.amount)}</span>
                </span>
              ),
            }))}
            defaultActiveFirstOption={false}
            popupMatchSelectWidth={false}
          >
            <Input
              {...control}
              autoComplete="off"
              // Always there: an input that gains or loses its suffix loses the caret, too.
              suffix={
                <span className="quote-free">
                  {isFree(line) && <span data-test="quote-free">{say("quote.free_item")}</span>}
                </span>
              }
              data-test="quote-name"
            />
          </AutoComplete>
        )}
      </Cell>
      <Cell {...place} name="quantity" label={say("quote.line_quantity")}>
        {(control) => (
          <Whole
            {...control}
            value={line.quantity}
            change={(quantity) => set({ ...line, quantity })}
            data-test="quote-quantity"
          />
        )}
      </Cell>
      <Cell {...place} name="unit" label={say("quote.line_unit")}>
        {(control) => (
          <MoneyBox
            {...control}
            value={line.unit}
            // What the list says stays beside it.
            change={(unit) => set({ ...line, rule: null, why: null, unit })}
            data-test="quote-unit"
          />
        )}
      </Cell>
      <td className="cell-end number quote-amount" data-test="quote-amount">
        {isUnpriced(line) ? "—" : yuan(amountOf(line))}
      </td>
      <Cell {...place} name="payer" label={say("quote.line_payer")}>
        {(control) => (
          <Choice
            {...control}
            disabled={line.kind === "discount"}
            values={PAYERS}
            value={line.payer}
            words={(payer) => say(`payer_short.${payer}`)}
            change={(payer) => set({ ...line, payer })}
            data-test="quote-payer"
          />
        )}
      </Cell>
      <Cell {...place} name="grade" label={say("quote.line_grade")}>
        {(control) =>
          line.kind === "part" && line.grade !== null ? (
            <Choice
              {...control}
              values={GRADES}
              value={line.grade}
              words={(grade) => say(`grade.${grade}`)}
              change={(grade) => set({ ...line, ...FREE, grade })}
              data-test="quote-grade"
            />
          ) : (
            <span className="quiet">—</span>
          )
        }
      </Cell>
      <Cell {...place} name="days" label={say("quote.line_days")}>
        {(control) =>
          hasDays(line.kind) ? (
            <Whole
              {...control}
              value={line.days}
              change={(days) => set({ ...line, days })}
              data-test="quote-days"
            />
          ) : (
            <span className="quiet">—</span>
          )
        }
      </Cell>
      <td>
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          icon={<CloseOutlined aria-hidden />}
          aria-label={say("quote.line_remove_at", { n: at + 1 })}
          title={say("quote.line_remove_at", { n: at + 1 })}
          onClick={remove}
          data-test="quote-remove"
        />
      </td>
    </tr>
  );
  return (
    <>
      {cells}
      {line.why && <WhyNote why={line.why} />}
      {isChanged(line) && (
        <tr data-test="quote-changed">
          <td className="quote-changed-told" colSpan={2}>
            {say("quote.changed_from", {
              listed: yuan(line.listed ?? 0),
              unit: yuan(line.unit ?? 0),
            })}
          </td>
          <Cell {...place} name="changed" label={say("field.changed")} span={6}>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={line.changed}
                placeholder={say("quote.changed_why")}
                onChange={(event) => set({ ...line, changed: event.target.value })}
                data-test="quote-changed-why"
              />
            )}
          </Cell>
          <td />
        </tr>
      )}
    </>
  );
}

/** Which rule of the shop made a line so, below the whole line: the cells keep their room. */
function WhyNote({ why }: { why: string }) {
  const { say } = useWords();
  const word = turn(why);
  return (
    word && (
      <tr data-test="quote-why">
        <td />
        <td colSpan={8}>
          <span className="chip chip-quiet quote-why">{say(word)}</span>
        </td>
      </tr>
    )
  );
}

interface CellProps {
  at: number;
  name: string;
  label: string;
  faults: Faults;
  /** Over so many columns. */
  span?: number;
  children: (control: ControlProps) => React.ReactNode;
}

/** One cell; a fault of the core's stands below what is wrong. */
function Cell({ at, name, label, faults, span, children }: CellProps) {
  const { say } = useWords();
  const id = useId();
  const field = `lines[${at}].${name}`;
  const fault = faults[field];
  return (
    <td
      data-row={at}
      data-cell={name}
      data-field={field}
      colSpan={span}
      className={`quote-cell-${name}`}
    >
      <label htmlFor={id} className="unseen">
        {say("quote.cell", { n: at + 1, name: label })}
      </label>
      {children({
        id,
        name: field,
        status: fault ? "error" : "",
        "aria-invalid": Boolean(fault),
        "aria-describedby": `${id}-note`,
      })}
      <div
        id={`${id}-note`}
        className="field-fault quote-fault"
        role={fault ? "alert" : undefined}
        data-test={fault ? `fault-${field}` : undefined}
      >
        {fault}
      </div>
    </td>
  );
}

interface WholeProps extends ControlProps {
  value: number | null;
  change: (value: number | null) => void;
  "data-test": string;
}

/** A whole number of at most four digits. */
function Whole({ value, change, ...rest }: WholeProps) {
  return (
    <Input
      {...rest}
      className="number"
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      value={value === null ? "" : String(value)}
      onChange={(event) => {
        const digits = event.target.value.normalize("NFKC").replace(/\D/g, "");
        change(digits === "" ? null : Number(digits));
      }}
    />
  );
}
