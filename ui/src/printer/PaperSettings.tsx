import { App, Button, Select, Table, type TableColumnsType } from "antd";
import { lazy, Suspense, useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { PAPERS, SIZE_OF, SIZES } from "../kit/paper/papers";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import { revised } from "../shop/card";
import type { PaperName, PaperSize, PrinterRow, ShopCard } from "../wire/commands";
import { PrinterList } from "./PrinterList";
import { ownName, printerName, useDeskPrinters, usePrinters } from "./printers";
import { RollPrinters } from "./RollPrinters";
import { type Sample, useSamples } from "./samples";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

/** Which size each paper has in this shop, and which printer it goes to at this desk. */
export function PaperSettings() {
  const { say } = useWords();
  const card = useAnswer("shop.card", {}, ["shop"]);
  const printers = usePrinters();
  const desk = useDeskPrinters();
  const samples = useSamples();
  const [looking, setLooking] = useState<PaperName | null>(null);
  const shown = looking && samples.of(looking);
  const receipt = samples.of("payment.receipt");
  const columns: TableColumnsType<{ paper: PaperName }> = [
    { title: say("printer.paper"), render: (_, { paper }) => say(`paper.${paper}`) },
    {
      title: say("printer.size"),
      width: 210,
      render: (_, { paper }) => card.data && <SizeChoice card={card.data} paper={paper} />,
    },
    {
      title: say("printer.own"),
      render: (_, { paper }) => (
        <PrinterChoice paper={paper} printers={printers.rows ?? []} desk={desk} />
      ),
    },
    {
      title: <span className="unseen">{say("column.acts")}</span>,
      align: "right",
      render: (_, { paper }) => (
        <Look sample={samples.of(paper)} paper={paper} look={() => setLooking(paper)} />
      ),
    },
  ];
  return (
    <div className="stack">
      <section className="card">
        <div className="card-head">
          <h2>{say("settings.papers")}</h2>
        </div>
        <div className="card-body stack">
          <FailureNote reason={card.error ?? desk.failed} again={() => card.refetch()} />
          <Table
            size="small"
            rowKey="paper"
            columns={columns}
            dataSource={PAPERS.map((paper) => ({ paper }))}
            pagination={false}
            data-test="paper-settings"
          />
        </div>
      </section>
      <RollPrinters sample={"id" in receipt ? receipt.id : null} />
      <PrinterList printers={printers} />
      {looking && shown && "id" in shown && (
        <Suspense>
          <PaperPreview
            paper={looking}
            id={shown.id}
            what={looking === "repair.accessory_label" ? say("accessory.charger") : shown.what}
            title={say(`paper.${looking}`)}
            fileName="sample.pdf"
            close={() => setLooking(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

interface LookProps {
  paper: PaperName;
  sample: Sample;
  look: () => void;
}

/** Opens a paper's preview, or says what has to happen before there is one. */
function Look({ paper, sample, look }: LookProps) {
  const { say } = useWords();
  if ("none" in sample) {
    return (
      <span className="quiet" data-test={`paper-none-${paper}`}>
        {say(sample.none)}
      </span>
    );
  }
  return (
    <Button size="small" onClick={look} data-test={`paper-look-${paper}`}>
      {say("printer.look")}
    </Button>
  );
}

/** A change of size is in force at once: it is one act, and undone by the other choice. */
function SizeChoice({ card, paper }: { card: ShopCard; paper: PaperName }) {
  const { say } = useWords();
  const can = useCan();
  const { message } = App.useApp();
  const revise = useChange("shop.revise", { done: () => message.success(say("settings.saved")) });
  const choose = (size: PaperSize) =>
    revise.run(revised(card, { sizes: { ...card.sizes, [SIZE_OF[paper]]: size } }));
  return (
    <>
      <Select<PaperSize>
        className="paper-choice"
        aria-label={`${say(`paper.${paper}`)} ${say("printer.size")}`}
        value={card.sizes[SIZE_OF[paper]]}
        disabled={!can("keep_shop")}
        loading={revise.pending}
        onChange={choose}
        options={SIZES[paper].map((size) => ({ value: size, label: say(`size.${size}`) }))}
        data-test={`paper-size-of-${paper}`}
      />
      <FailureNote reason={revise.refused} />
    </>
  );
}

interface PrinterChoiceProps {
  paper: PaperName;
  printers: readonly PrinterRow[];
  desk: ReturnType<typeof useDeskPrinters>;
}

const SYSTEM = "";

function PrinterChoice({ paper, printers, desk }: PrinterChoiceProps) {
  const { say } = useWords();
  const can = useCan();
  const own = desk.of(paper);
  const options = [
    { value: SYSTEM, label: say("printer.system") },
    ...printers.map((one) => ({
      value: one.name,
      label: one.ready
        ? printerName(say, one)
        : `${printerName(say, one)} · ${say("printer.not_ready")}`,
    })),
  ];
  if (own && !printers.some((one) => one.name === own)) {
    options.push({ value: own, label: say("printer.gone", { printer: ownName(own) }) });
  }
  return (
    <Select
      className="paper-choice"
      aria-label={`${say(`paper.${paper}`)} ${say("printer.own")}`}
      value={own ?? SYSTEM}
      disabled={!can("print_papers")}
      onChange={(name: string) => desk.choose(paper, name === SYSTEM ? null : name)}
      options={options}
      popupMatchSelectWidth={false}
      data-test={`paper-printer-of-${paper}`}
    />
  );
}
