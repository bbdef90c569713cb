import { EditOutlined, TagOutlined } from "@ant-design/icons";
import { Link, useNavigate, useParams, useRouter } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import { type ReactNode, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { draftKey, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import { StockCard } from "../stock/StockCard";
import "../stock/stock.css";
import type { OtherPart, PartCard } from "../wire/commands";
import { LabelForm } from "./LabelForm";
import { PartForm } from "./PartForm";
import { PartPhoto } from "./PartPhoto";
import { PART_NOUNS } from "./part";
import "./part.css";

/** One part: what it is, where it lies, what it fits, who sells it. */
export function PartPage() {
  const { id } = useParams({ from: "/part/$id" });
  const card = useAnswer("part.card", { id }, PART_NOUNS);
  if (!card.data) return <FailureNote reason={card.error} again={() => card.refetch()} />;
  return <Shown key={card.data.id} card={card.data} />;
}

function Shown({ card }: { card: PartCard }) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const { locked } = useLock();
  const draft = draftKey(me.id, `part.keep/${card.id}`);
  const [revising, setRevising] = useState(() => readDraft(draft) !== undefined);
  const [labelling, setLabelling] = useState(false);
  const mayKeep = can("keep_parts");
  const mayLabel = can("print_papers");
  const back = () => {
    if (router.history.canGoBack()) router.history.back();
    else navigate({ to: "/parts/{-$tab}" });
  };
  const free = !locked && !revising && !labelling;
  useShortcut("Escape", back, free);
  useShortcut("Ctrl+E", () => setRevising(true), free && mayKeep);
  useShortcut("Alt+L", () => setLabelling(true), free && mayLabel);
  return (
    <div className="page">
      <div className="page-head">
        <h1 data-test="part-head">
          <span className="number">{card.number}</span> <bdi>{card.name}</bdi>
        </h1>
        {!card.active && <Tag>{say("part.withdrawn")}</Tag>}
        <span className="grow" />
        {mayLabel && (
          <Button
            icon={<TagOutlined aria-hidden />}
            onClick={() => setLabelling(true)}
            data-test="part-label"
          >
            {say("part.labels")} <Key>Alt L</Key>
          </Button>
        )}
        {mayKeep && (
          <Button
            type="primary"
            icon={<EditOutlined aria-hidden />}
            onClick={() => setRevising(true)}
            data-test="part-revise"
          >
            {say("customer.revise")} <Key>Ctrl E</Key>
          </Button>
        )}
      </div>
      {card.superseded_by && (
        <p className="part-successor" data-test="part-successor">
          {say("part.superseded_told")} <PartLink part={card.superseded_by} />
        </p>
      )}
      <div className="part-columns">
        <div className="stack">
          <Facts card={card} />
          <Offers card={card} />
        </div>
        <div className="stack">
          <Lying card={card} />
          <Others card={card} />
          <PartPhoto card={card} mayKeep={mayKeep} />
        </div>
      </div>
      <StockCard part={card.id} place={null} placeName={null} />
      {revising && <PartForm card={card} draft={draft} close={() => setRevising(false)} />}
      {labelling && (
        <LabelForm
          of={[
            {
              on: `part:${card.id}`,
              name: `${card.number} ${card.name}`,
              copies: Math.max(
                1,
                card.lying.reduce(
                  (sum, { kind, on_hand }) => (kind === "good" ? sum + on_hand : sum),
                  0,
                ),
              ),
            },
          ]}
          close={() => setLabelling(false)}
        />
      )}
    </div>
  );
}

function Card({ title, test, children }: { title: string; test: string; children: ReactNode }) {
  return (
    <section className="card" data-test={test}>
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="part-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Facts({ card }: { card: PartCard }) {
  const { say } = useWords();
  const pieces = (n: number | null) => (n === null ? say("part.reckoned") : `${n} ${card.unit}`);
  return (
    <Card title={say("part.facts")} test="part-facts">
      <dl className="part-facts card-body">
        <Fact name={say("part.spec")}>
          <bdi>{card.spec || "—"}</bdi>
        </Fact>
        <Fact name={say("price.grade")}>{say(`grade.${card.grade}`)}</Fact>
        <Fact name={say("part.codes")}>
          <span className="number">{card.codes.join("  ") || "—"}</span>
        </Fact>
        <Fact name={say("part.counting")}>
          {say(card.serialised ? "part.serialised" : "part.by_quantity")}
        </Fact>
        <Fact name={say("part.old_piece")}>
          {say(card.returns_old ? "part.returns_old" : "part.keeps_old")}
        </Fact>
        <Fact name={say("part.class")}>{card.class?.toUpperCase() ?? "—"}</Fact>
        <Fact name={say("part.bin")}>{card.bin_name ?? "—"}</Fact>
        <Fact name={say("part.sale")}>
          <span className="number" data-test="part-sale-today">
            {card.sale_today === null ? "—" : yuan(card.sale_today)}
          </span>
          {card.sale === null && card.markup !== null && (
            <span className="quiet"> {say("part.by_markup", { percent: card.markup })}</span>
          )}
        </Fact>
        {card.average !== null && (
          <Fact name={say("part.average")}>
            <span className="number">{yuan(card.average)}</span>
          </Fact>
        )}
        <Fact name={say("part.warranty_days")}>
          <span className="number">{card.warranty_days}</span>
        </Fact>
        <Fact name={say("part.levels")}>
          {say("part.levels_told", {
            safety: pieces(card.safety),
            reorder_at: pieces(card.reorder_at),
            maximum: pieces(card.maximum),
          })}
        </Fact>
        <Fact name={say("part.models")}>
          <bdi>
            {card.models.map(({ brand, name }) => `${brand} ${name}`).join(" / ") ||
              say("part.every_model")}
          </bdi>
        </Fact>
        {card.note !== "" && (
          <Fact name={say("part.note")}>
            <bdi className="typed">{card.note}</bdi>
          </Fact>
        )}
      </dl>
    </Card>
  );
}

function Lying({ card }: { card: PartCard }) {
  const { say } = useWords();
  const withCosts = card.average !== null || card.lying.some(({ value }) => value !== null);
  return (
    <Card title={say("part.lying", { n: card.available, unit: card.unit })} test="part-lying">
      {card.lying.length === 0 ? (
        <p className="card-body quiet">{say("part.lies_nowhere")}</p>
      ) : (
        <table className="part-table">
          <thead>
            <tr>
              <th>{say("part.place")}</th>
              <th className="cell-end">{say("part.on_hand")}</th>
              <th className="cell-end">{say("part.reserved")}</th>
              {withCosts && <th className="cell-end">{say("part.value")}</th>}
            </tr>
          </thead>
          <tbody>
            {card.lying.map((row) => (
              <tr key={row.place} data-test="part-lying-row">
                <td>
                  {say(`place_kind.${row.kind}`)} <bdi>{row.bin ?? row.person ?? ""}</bdi>
                </td>
                <td className="cell-end number">{row.on_hand}</td>
                <td className="cell-end number">{row.reserved || "—"}</td>
                {withCosts && (
                  <td className="cell-end number">{row.value === null ? "—" : yuan(row.value)}</td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function Offers({ card }: { card: PartCard }) {
  const { say } = useWords();
  return (
    <Card title={say("part.suppliers")} test="part-offers">
      {card.suppliers.length === 0 ? (
        <p className="card-body quiet">{say("part.no_offer")}</p>
      ) : (
        <table className="part-table">
          <thead>
            <tr>
              <th>{say("part.supplier")}</th>
              <th>{say("part.supplier_number")}</th>
              <th className="cell-end">{say("part.price")}</th>
              <th className="cell-end">{say("part.lead_days")}</th>
              <th className="cell-end">{say("part.least")}</th>
            </tr>
          </thead>
          <tbody>
            {card.suppliers.map((row) => (
              <tr key={row.supplier}>
                <td>
                  <bdi>{row.name}</bdi> {row.preferred && <Tag>{say("part.preferred")}</Tag>}
                </td>
                <td className="number">{row.number || "—"}</td>
                <td className="cell-end number">{row.price === null ? "—" : yuan(row.price)}</td>
                <td className="cell-end number">{row.lead_days}</td>
                <td className="cell-end number">{row.least}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}

function PartLink({ part }: { part: OtherPart }) {
  const { say } = useWords();
  return (
    <Link to="/part/$id" params={{ id: part.id }} className="part-link">
      <span className="number">{part.number}</span> <bdi>{part.name}</bdi>{" "}
      <span className={part.available > 0 ? "quiet" : "part-none"}>
        {say("part.available")} {part.available}
      </span>
    </Link>
  );
}

function Others({ card }: { card: PartCard }) {
  const { say } = useWords();
  const groups = [
    { title: say("part.alternates"), parts: card.alternates },
    { title: say("part.stands_in_for"), parts: card.stands_in_for },
    { title: say("part.supersedes"), parts: card.supersedes },
  ].filter(({ parts }) => parts.length > 0);
  if (groups.length === 0) return null;
  return (
    <Card title={say("part.others")} test="part-others">
      <dl className="part-facts card-body">
        {groups.map(({ title, parts }) => (
          <Fact key={title} name={title}>
            {parts.map((part) => (
              <div key={part.id}>
                <PartLink part={part} />
              </div>
            ))}
          </Fact>
        ))}
      </dl>
    </Card>
  );
}
