import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Segmented } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { Catalogue } from "../wire/commands";
import { CatalogueBrands } from "./CatalogueBrands";
import { CatalogueModels } from "./CatalogueModels";
import { CatalogueSymptoms } from "./CatalogueSymptoms";
import "./settings.css";

type Part = "brands" | "models" | "symptoms";

const PARTS: readonly Part[] = ["brands", "models", "symptoms"];

/** What can be chosen at intake: brands, their models, and what goes wrong. */
export function CatalogueSettings() {
  const { say } = useWords();
  const { message } = App.useApp();
  const [part, setPart] = useState<Part>("models");
  const all = useAnswer("catalogue.all", {}, ["brand", "model", "symptom"]);
  const load = useChange("catalogue.load_starter", {
    done: (loaded) => {
      const { brands, models, symptoms, checklists, codes } = loaded;
      all.refetch();
      if (brands + models + symptoms + checklists + codes === 0)
        message.info(say("catalogue.all_there"));
      else
        message.success(say("catalogue.loaded", { brands, models, symptoms, checklists, codes }));
    },
  });
  const loader = (
    <Button
      icon={<DownloadOutlined />}
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
                {say(`catalogue.${one}`)}{" "}
                <span className="number quiet">{all.data?.[one].length ?? "…"}</span>
              </span>
            ),
          }))}
        />
        {loader}
      </div>
      <div className="card-body stack">
        <FailureNote reason={all.error} again={() => all.refetch()} />
        <FailureNote reason={load.refused} />
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
  }
}
