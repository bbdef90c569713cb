import { Segmented } from "antd";
import { SignaturePad } from "../consent/SignaturePad";
import { TermsLinks, useTermsInForce } from "../consent/TermsText";
import { Field } from "../kit/fields";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { useDoor } from "../session/door";
import type { ConsentHow, DeclinedFee } from "../wire/commands";
import type { PartProps } from "./MoreSections";
import { Section } from "./Section";

const HOWS: readonly ConsentHow[] = ["paper", "pad", "told"];

interface ConsentSectionProps extends PartProps {
  /** What a no after the diagnosis costs. */
  fee: DeclinedFee | null;
}

/** What the customer agrees to, by version, and how: on paper, on the screen, by word. */
export function ConsentSection({ fields, sections, fee }: ConsentSectionProps) {
  const { say, language } = useWords();
  const { shop } = useDoor();
  const rows = useTermsInForce(shop?.language ?? language);
  const { values, faults, set } = fields;
  const { consent_how, signature } = values;
  const versions = rows.map((row) =>
    say("consent.version", { kind: say(`terms_kind.${row.kind}`), n: row.version }),
  );
  return (
    <Section
      state={sections.of("consent")}
      title={say("intake.consent")}
      summary={[say(`consent_how.${consent_how}`), ...versions].join(" · ")}
    >
      <Field
        name="consent"
        label={say("field.consent")}
        fault={faults.consent}
        hint={howHint()}
        tight
      >
        {({ id, ...control }) => (
          <div className="stack-tight">
            <div className="row consent-how">
              <Segmented<ConsentHow>
                id={id}
                aria-label={say("field.consent")}
                value={consent_how}
                onChange={(how) => set("consent_how", how)}
                options={HOWS.map((one) => ({
                  value: one,
                  label: <span data-test={`consent-how-${one}`}>{say(`consent_how.${one}`)}</span>,
                }))}
                data-test="intake-consent"
              />
              {rows.length > 0 ? (
                <TermsLinks rows={rows} />
              ) : (
                <span className="quiet">{say("intake.no_terms")}</span>
              )}
            </div>
            {fee && (
              <p data-test="intake-fee-told">
                {say("intake.fee_told", {
                  inspection: yuan(fee.inspection),
                  percent: fee.percent,
                  most: yuan(fee.most),
                })}
              </p>
            )}
            {consent_how === "pad" && (
              <SignaturePad
                signature={signature}
                change={(next) => set("signature", next)}
                describedBy={control["aria-describedby"]}
              />
            )}
          </div>
        )}
      </Field>
    </Section>
  );

  function howHint(): string | undefined {
    if (consent_how === "paper") return say("intake.consent_paper");
    return consent_how === "told" ? say("intake.consent_told") : undefined;
  }
}
