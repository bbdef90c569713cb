import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Segmented } from "antd";
import { useState } from "react";
import { ChecklistSettings } from "../checklist/ChecklistSettings";
import { CodeList } from "../fault_code/CodeList";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { Catalogue } from "../wire/commands";
import { CatalogueBrands } from "./CatalogueBrands";
import { CatalogueModels } from "./CatalogueModels";
import { CatalogueSymptoms } from "./CatalogueSymptoms";
import "./settings.css";

type Part = "brands" | "models" | "symptoms" | "codes" | "checklists";

const PARTS: readonly Part[] = ["brands", "models", "symptoms", "codes", "checklists"];

/** What can be chosen at intake and on the bench: machines, what goes wrong, codes and checklists. */
export function CatalogueSettings() {
  const { say } = useWords();
  const { message } = App.useApp();
  const [part, setPart] = useState<Part>("models");
  const all = useAnswer("catalogue.all", {}, ["brand", "model", "symptom"]);
  const codeRows = useAnswer("fault_code.all", {}, ["fault_code"]);
  const lists = useAnswer("checklist.all", {}, ["checklist"]);
  const count = (one: Part) => {
    switch (one) {
      case "codes":
        return codeRows.data?.length;
      case "checklists":
        return lists.data?.length;
      case "brands":
      case "models":
      case "symptoms":
        return all.data?.[one].length;
    }
  };
  const load = useChange("catalogue.load_starter", {
    done: (loaded) => {
      const { brands, models, symptoms, checklists, codes } = loaded;
      all.refetch();
      codeRows.refetch();
      lists.refetch();
      if (brands + models + symptoms + checklists + codes === 0)
        message.info(say("catalogue.all_there"));
      else
        message.success(say("catalogue.loaded", { brands, models, symptoms, checklists, codes }));
    },
  });
  const loader = (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      loading={load.pending}
      onClick={() => load.run({})}
      data-test="catalogue-load"
    >
      {say("catalogue.load")}
    </Button>
  );
  return (
    <section className="card catalogue">
      <div className="card-head">
        <Segmented<Part>
          aria-label={say("settings.catalogue")}
          value={part}
          onChange={setPart}
          options={PARTS.map((one) => ({
            value: one,
            label: (
              <span data-test={`catalogue-${one}`}>
                {say(`catalogue.${one}`)} <span className="number quiet">{count(one) ?? "…"}</span>
              </span>
            ),
          }))}
        />
        {loader}
      </div>
      <div className="card-body stack">
        <FailureNote reason={all.error} again={() => all.refetch()} />
        <FailureNote reason={codeRows.error} again={() => codeRows.refetch()} />
        <FailureNote reason={lists.error} again={() => lists.refetch()} />
        <FailureNote reason={load.refused} />
        {part === "codes" && codeRows.data && <CodeList rows={codeRows.data} />}
        {part === "checklists" && lists.data && <ChecklistSettings rows={lists.data} />}
        {all.data && <PartList part={part} catalogue={all.data} />}
      </div>
    </section>
  );
}

function PartList({ part, catalogue }: { part: Part; catalogue: Catalogue }) {
  switch (part) {
    case "brands":
      return <CatalogueBrands catalogue={catalogue} />;
    case "models":
      return <CatalogueModels catalogue={catalogue} />;
    case "symptoms":
      return <CatalogueSymptoms catalogue={catalogue} />;
    case "codes":
    case "checklists":
      return null;
  }
}
